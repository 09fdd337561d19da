package org.imisconnect.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.Finding;
import org.imisconnect.map.PlanRun.Outcome;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/**
 * Maps a few rows that are given as columns and texts: for whoever embeds the library, for examples
 * and for tests. Millions of rows belong to a run. One thread at a time.
 *
 * <pre>{@code
 * RecordMapper mapper = new RecordMapper(CompiledPack.compile(pack, FunctionRegistry.core()));
 * RecordMapper.Result result = mapper.map("member", Map.of("member_no", "0001", "sex", "F"));
 * result.resources().forEach(resource -> send(resource.bytes()));
 * }</pre>
 */
public final class RecordMapper {
  private final CompiledPack pack;
  private final List<Line> lines = new ArrayList<>();

  public RecordMapper(CompiledPack pack) {
    this.pack = pack;
    for (RecordPlan plan : pack.plans()) {
      List<MappedOutput> outputs = new ArrayList<>();
      plan.maps().forEach(map -> outputs.add(new MappedOutput()));
      lines.add(new Line(plan, plan.newRun(), List.copyOf(outputs)));
    }
  }

  /** A plan with its run and what it writes to, kept from row to row. */
  private record Line(RecordPlan plan, PlanRun run, List<MappedOutput> outputs) {}

  /**
   * What became of rows.
   *
   * @param resources in the order of plans, rows and maps
   * @param findings in the order they were met
   * @param rejected how many root rows were rejected
   */
  public record Result(List<MappedResource> resources, List<Finding> findings, int rejected) {
    public Result {
      resources = List.copyOf(resources);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Maps one row of a record that nothing is joined to.
   *
   * @param row text by column; a column that is left out or empty is absent
   * @throws ConfigException where the pack has no such record or column
   */
  public Result map(String record, Map<String, String> row) {
    return map(Map.of(record, List.of(row)));
  }

  /**
   * Maps rows of several records, joined and grouped as the maps say.
   *
   * @param rows text by column, by record, in the order of the source
   * @throws ConfigException where the pack has no such record or column
   */
  public Result map(Map<String, List<Map<String, String>>> rows) {
    SmallTables tables = new SmallTables(pack.pack(), rows);
    List<MappedResource> resources = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    int rejected = 0;
    for (Line line : lines) {
      SmallJoin join = new SmallJoin(line.plan(), line.run(), tables);
      for (List<Integer> roots : join.roots(findings::add)) {
        RowBatch batch = join.attach(roots);
        rejected += map(line, batch, resources, findings) ? 0 : 1;
      }
    }
    return new Result(resources, findings, rejected);
  }

  private static boolean map(
      Line line, RowBatch batch, List<MappedResource> resources, List<Finding> findings) {
    line.outputs().forEach(MappedOutput::clear);
    MappedOutput[] outputs = line.outputs().toArray(MappedOutput[]::new);
    Outcome outcome = line.run().map(batch, 0, outputs, findings::add);
    for (int i = 0; i < outputs.length; i++) {
      for (int j = 0; j < outputs[i].count(); j++) {
        resources.add(resource(line.plan().maps().get(i), outputs[i], j));
      }
    }
    return outcome != Outcome.REJECTED;
  }

  private static MappedResource resource(CompiledMap map, MappedOutput output, int index) {
    Output id = new Output(36);
    output.id(index, id);
    byte[] bytes =
        java.util.Arrays.copyOfRange(output.lines.bytes, output.start(index), output.end(index));
    String text = new String(id.bytes, 0, id.size, java.nio.charset.StandardCharsets.US_ASCII);
    return new MappedResource(map.name(), map.resourceType(), text, bytes);
  }

  /** The record of a name. */
  static RecordType record(org.imisconnect.pack.Pack pack, String name) {
    RecordType record = pack.records().get(name);
    if (record == null) {
      throw new ConfigException("the pack " + pack.id() + " has no record `" + name + "`");
    }
    return record;
  }
}
