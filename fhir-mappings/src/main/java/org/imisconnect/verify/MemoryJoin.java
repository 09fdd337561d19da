package org.imisconnect.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;
import org.imisconnect.verify.ExampleRows.Row;

/** Fills a batch with the rows of a plan and what its joins attach, all in memory. One use. */
final class MemoryJoin {
  private final RecordPlan plan;
  private final ExampleRows rows;
  private final String file;
  private final PlanRun run;
  private final FindingSink findings;
  private final RowBatch batch = new RowBatch(1 << 12);

  /** Rows of each join that no parent wanted, by their ordinals. */
  private final Map<JoinPlan, Set<Long>> unclaimed = new LinkedHashMap<>();

  /** The root of each row that a join attached. */
  private final Map<Integer, Integer> roots = new HashMap<>();

  MemoryJoin(RecordPlan plan, ExampleRows rows, String file, PlanRun run, FindingSink findings) {
    this.plan = plan;
    this.rows = rows;
    this.file = file;
    this.run = run;
    this.findings = findings;
  }

  /** The batch, its joins linked. */
  RowBatch fill() {
    List<List<Row>> groups = plan.grouped() ? groups() : List.of();
    if (plan.grouped()) {
      groups.forEach(group -> append(plan.record(), group.get(0)));
    } else {
      rows.of(plan.record()).forEach(row -> append(plan.record(), row));
    }
    batch.endOfRoots();
    batch.joins(plan.joins().size());
    for (JoinPlan join : plan.joins()) {
      if (plan.grouped() && join.number() == 0) {
        attachGroups(join, groups);
      } else {
        attach(join);
      }
    }
    return batch;
  }

  /**
   * Tells of rows without a parent, as each join wants it told. Rows of a parent that no map wanted
   * have none either.
   *
   * @param filtered roots of which nothing was made, though nothing is wrong with them
   */
  void tellOrphans(Set<Integer> filtered) {
    unclaimed.forEach(
        (join, ordinals) -> {
          if (join.orphans() != JoinPlan.Orphans.OK) {
            ordinals.addAll(ofFiltered(join, filtered));
            ordinals.forEach(ordinal -> tellOrphan(join, ordinal));
          }
        });
  }

  private Set<Long> ofFiltered(JoinPlan join, Set<Integer> filtered) {
    Set<Long> idle = new TreeSet<>();
    Set<Long> wanted = new TreeSet<>();
    for (int parent : parents(join)) {
      int root = roots.getOrDefault(parent, parent);
      int end = batch.linkTo(parent, join.number());
      for (int row = batch.linkFrom(parent, join.number()); row < end; row++) {
        (filtered.contains(root) ? idle : wanted).add(batch.ordinal(row));
      }
    }
    idle.removeAll(wanted);
    return idle;
  }

  private void tellOrphan(JoinPlan join, long ordinal) {
    Row row = rows.of(join.record()).get((int) ordinal);
    findings.add(
        Finding.of(
            "TABLE_ORPHAN",
            join.orphans() == JoinPlan.Orphans.WARN ? Severity.WARNING : Severity.ERROR,
            new ExampleOrigin(file, join.record()).place(row.line(), -1),
            "no row of " + plan.record().name() + " has this key.",
            ""));
  }

  private void append(RecordType type, Row row) {
    ExampleRows.append(batch, new ExampleOrigin(file, type), row, ExampleRows.all(type));
  }

  private List<List<Row>> groups() {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows.of(plan.record())) {
      RowBatch alone = alone(plan.record(), row);
      Output key = new Output(64);
      if (run.groupKey(alone, 0, key, findings)) {
        groups.computeIfAbsent(text(key), k -> new ArrayList<>()).add(row);
      }
    }
    return List.copyOf(groups.values());
  }

  private void attachGroups(JoinPlan join, List<List<Row>> groups) {
    for (int root = 0; root < groups.size(); root++) {
      int from = batch.rows();
      groups.get(root).forEach(row -> project(join, row));
      batch.link(root, join.number(), from, batch.rows());
    }
  }

  private void attach(JoinPlan join) {
    Map<String, List<Row>> byKey = new HashMap<>();
    Set<Long> free = new TreeSet<>();
    for (Row row : rows.of(join.record())) {
      Output key = new Output(64);
      free.add(row.ordinal());
      if (PlanRun.childKey(join, alone(join.record(), row), 0, key)) {
        byKey.computeIfAbsent(text(key), k -> new ArrayList<>()).add(row);
      }
    }
    byKey.values().forEach(list -> list.sort(order(join)));
    for (int parent : parents(join)) {
      Output key = new Output(64);
      if (run.joinKey(join.number(), batch, parent, key)) {
        link(join, parent, byKey.getOrDefault(text(key), List.of()), free);
      }
    }
    unclaimed.put(join, free);
  }

  /** The rows that a join hangs on; taken down before it appends its own. */
  private List<Integer> parents(JoinPlan join) {
    List<Integer> parents = new ArrayList<>();
    if (join.parent() < 0) {
      for (int row = 0; row < batch.roots(); row++) {
        parents.add(row);
      }
      return parents;
    }
    JoinPlan above = plan.joins().get(join.parent());
    for (int grandparent : parents(above)) {
      int end = batch.linkTo(grandparent, above.number());
      for (int row = batch.linkFrom(grandparent, above.number()); row < end; row++) {
        parents.add(row);
      }
    }
    return parents;
  }

  private void link(JoinPlan join, int parent, List<Row> children, Set<Long> free) {
    int from = batch.rows();
    for (Row child : children) {
      free.remove(child.ordinal());
      int row = project(join, child);
      if (!run.joinWhere(join.number(), batch, parent, row)) {
        batch.dropLastRow();
      }
    }
    int found = batch.rows() - from;
    if (!join.many() && found > 1) {
      tellAmbiguous(join, parent);
      while (batch.rows() > from + 1) {
        batch.dropLastRow();
      }
    }
    batch.link(parent, join.number(), from, batch.rows());
    for (int row = from; row < batch.rows(); row++) {
      roots.put(row, roots.getOrDefault(parent, parent));
    }
  }

  private void tellAmbiguous(JoinPlan join, int parent) {
    findings.add(
        Finding.of(
            "JOIN_AMBIGUOUS",
            Severity.WARNING,
            batch.origin(parent).place(batch.line(parent), -1),
            "several rows of " + join.record().name() + " have its key; the first is taken.",
            ""));
  }

  private int project(JoinPlan join, Row row) {
    return ExampleRows.append(batch, new ExampleOrigin(file, join.record()), row, join.columns());
  }

  private RowBatch alone(RecordType type, Row row) {
    RowBatch alone = new RowBatch(256);
    ExampleRows.append(alone, new ExampleOrigin(file, type), row, ExampleRows.all(type));
    alone.endOfRoots();
    return alone;
  }

  private static Comparator<Row> order(JoinPlan join) {
    Comparator<Row> order = Comparator.comparingLong(Row::ordinal);
    for (int i = join.order().size() - 1; i >= 0; i--) {
      int column = join.order().get(i);
      boolean number = isNumber(join.record().columns().get(column).type());
      Comparator<Row> cell =
          Comparator.comparing(row -> row.cells().get(column), (a, b) -> compare(a, b, number));
      order = cell.thenComparing(order);
    }
    return order;
  }

  private static boolean isNumber(ColumnType type) {
    return type == ColumnType.INTEGER || type == ColumnType.DECIMAL || type == ColumnType.MONEY;
  }

  /** Plain numbers of a column of numbers as numbers, all else as text; an absent cell last. */
  private static int compare(String a, String b, boolean number) {
    if (a.isEmpty() || b.isEmpty()) {
      return Boolean.compare(a.isEmpty(), b.isEmpty());
    }
    boolean plain =
        number && a.matches("-?[0-9]+(\\.[0-9]+)?") && b.matches("-?[0-9]+(\\.[0-9]+)?");
    return plain ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareTo(b);
  }

  private static String text(Output key) {
    return new String(key.bytes, 0, key.size, java.nio.charset.StandardCharsets.UTF_8);
  }
}
