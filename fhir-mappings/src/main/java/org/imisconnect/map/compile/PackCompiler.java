package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imisconnect.map.run.Plan;
import org.imisconnect.pack.Pack;
import org.imisconnect.record.Column;
import org.imisconnect.record.RecordType;
import org.imisconnect.value.FunctionRegistry;
import org.jspecify.annotations.Nullable;

/** Compiles a whole pack: its maps and checks become the plans of its records. */
public final class PackCompiler {
  private final PackContext context;
  private final List<Plan> plans = new ArrayList<>();

  private PackCompiler(Pack pack, FunctionRegistry functions) {
    context = new PackContext(pack, functions, new Problems());
  }

  /**
   * Plans and dictionary of a pack.
   *
   * @param plans in pack order; a record's grouped plans after its row plan
   * @param dictionary one entry for each cell of each slot
   */
  public record Result(List<Plan> plans, List<org.imisconnect.map.DictionaryEntry> dictionary) {
    public Result {
      plans = List.copyOf(plans);
      dictionary = List.copyOf(dictionary);
    }
  }

  /**
   * Compiles a pack.
   *
   * @throws org.imisconnect.finding.PackException with every error
   */
  public static Result compile(Pack pack, FunctionRegistry functions) {
    PackCompiler compiler = new PackCompiler(pack, functions);
    compiler.readMaps();
    List<CheckFile> checks = compiler.readChecks();
    for (RecordType record : pack.records().values()) {
      compiler.record(record, checks);
    }
    // Other errors leave columns unused that are not: one mistake, one message.
    compiler.context.problems.throwIfAny();
    compiler.unusedColumns();
    compiler.context.problems.throwIfAny();
    return compiler.result();
  }

  private void readMaps() {
    MapFileReader reader = new MapFileReader(context);
    context.pack.maps().values().stream()
        .map(reader::read)
        .filter(map -> map != null)
        .forEach(map -> context.maps.put(map.name(), map));
  }

  private List<CheckFile> readChecks() {
    CheckFileReader reader = new CheckFileReader(context);
    List<CheckFile> checks = new ArrayList<>();
    context.pack.checks().values().forEach(document -> checks.addAll(reader.read(document)));
    return checks;
  }

  private void record(RecordType record, List<CheckFile> allChecks) {
    List<MapFile> maps =
        context.maps.values().stream().filter(map -> map.record().equals(record)).toList();
    List<CheckFile> checks =
        allChecks.stream().filter(check -> check.record().equals(record)).toList();
    List<MapFile> rowMaps = maps.stream().filter(map -> map.groupBy().isEmpty()).toList();
    List<CheckFile> rowChecks = checks.stream().filter(c -> c.groupBy().isEmpty()).toList();
    PlanCompiler.Compiled rowPlan = null;
    if (!rowMaps.isEmpty() || !rowChecks.isEmpty()) {
      rowPlan = new PlanCompiler(context, record, List.of()).compile(rowMaps, rowChecks, null);
      plans.add(rowPlan.plan());
    }
    grouped(record, maps, checks, rowPlan);
  }

  /** One plan for each map that groups; checks over the same groups go with it. */
  private void grouped(
      RecordType record,
      List<MapFile> maps,
      List<CheckFile> checks,
      PlanCompiler.@Nullable Compiled rowPlan) {
    Map<String, List<CheckFile>> byGroup = new LinkedHashMap<>();
    for (CheckFile check : checks) {
      if (!check.groupBy().isEmpty()) {
        byGroup.computeIfAbsent(text(check.groupBy()), key -> new ArrayList<>()).add(check);
      }
    }
    for (MapFile map : maps) {
      if (!map.groupBy().isEmpty()) {
        List<CheckFile> own = byGroup.remove(text(map.groupBy()));
        plans.add(
            new PlanCompiler(context, record, map.groupBy())
                .compile(List.of(map), own == null ? List.of() : own, rowPlan)
                .plan());
      }
    }
    for (List<CheckFile> rest : byGroup.values()) {
      plans.add(
          new PlanCompiler(context, record, rest.get(0).groupBy())
              .compile(List.of(), rest, rowPlan)
              .plan());
    }
  }

  private static String text(List<Template> slots) {
    return slots.stream()
        .flatMap(slot -> slot.parts().stream())
        .map(
            part ->
                part instanceof Template.Slot slot
                    ? "{" + Expressions.text(slot.expression()) + "}"
                    : ((Template.Text) part).text())
        .collect(Collectors.joining("|"));
  }

  /** A column neither mapped nor ignored would vanish without anybody having said so. */
  private void unusedColumns() {
    for (RecordType record : context.pack.records().values()) {
      Map<String, Boolean> used = context.usedColumns.getOrDefault(record.name(), new HashMap<>());
      for (Column column : record.columns()) {
        boolean ignored = context.pack.findIgnored(record.name(), column.name()).isPresent();
        if (!used.containsKey(column.name()) && !ignored) {
          context.problems.add(
              column.declared(),
              "COLUMN_UNUSED",
              "column `"
                  + column.name()
                  + "` of "
                  + record.name()
                  + " is neither mapped nor ignored.",
              "Use it in a map, or drop it in ignored.yaml with a reason.");
        }
      }
    }
  }

  private Result result() {
    List<org.imisconnect.map.DictionaryEntry> dictionary = Dictionary.of(context);
    List<Plan> told = new ArrayList<>();
    for (Plan plan : plans) {
      told.add(Dictionary.withMoney(plan, dictionary));
    }
    return new Result(told, dictionary);
  }
}
