package org.imisconnect.run.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.Finding;
import org.imisconnect.map.CompiledMap;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.map.Explanation;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.pack.Pack;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.run.join.Feeds;
import org.imisconnect.run.join.JoinSettings;
import org.imisconnect.run.join.RowFeed;
import org.imisconnect.run.mapping.RecordSources;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.SourceInput;
import org.imisconnect.source.SourceSession;
import org.imisconnect.source.Sources;
import org.imisconnect.value.FunctionRegistry;

/** Finds a row in the input of a pack and follows it through every map that reads it. */
public final class RowExplainer {
  private final Pack pack;
  private final RowAddress address;
  private final Explanation.Show show;

  /**
   * @param show whether steps hold shapes or values
   */
  public RowExplainer(Pack pack, RowAddress address, Explanation.Show show) {
    this.pack = pack;
    this.address = address;
    this.show = show;
  }

  /**
   * Reads the input once for each pass over a record that may hold the row.
   *
   * @param scratch a folder for sorted runs; left empty
   * @return one entry for each pass that meets the row; none where the row is there but no map
   *     takes it: it belongs to a row that is not there, or nothing reads its record
   * @throws ConfigException where there is no such row
   */
  public List<ExplainedRow> explain(SourceInput input, Path scratch) throws IOException {
    ClassLoader loader = RowExplainer.class.getClassLoader();
    CompiledPack compiled = CompiledPack.compile(pack, FunctionRegistry.load(loader));
    try (SourceSession session = Sources.load(loader).session(input);
        RecordSources sources = RecordSources.open(session, pack.records().values())) {
      List<ExplainedRow> found = new ArrayList<>();
      for (RecordPlan plan : compiled.plans()) {
        if (mayMeet(plan, sources)) {
          follow(plan, sources, scratch, found);
        }
      }
      if (found.isEmpty()) {
        mustBeThere(sources);
      }
      return found;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean mayMeet(RecordPlan plan, RecordSources sources) {
    return sources.exists(plan.record())
        && (mayHold(plan.record(), sources)
            || plan.joins().stream()
                .anyMatch(join -> plan.owns(join) && mayHold(join.record(), sources)));
  }

  private boolean mayHold(RecordType record, RecordSources sources) {
    if (!sources.exists(record)) {
      return false;
    }
    List<Path> files = sources.source(record).files();
    return files.isEmpty() || files.stream().anyMatch(address::mayBeIn);
  }

  private void follow(
      RecordPlan plan, RecordSources sources, Path scratch, List<ExplainedRow> found)
      throws IOException {
    List<Finding> told = new ArrayList<>();
    RowBatch batch = new RowBatch(1 << 17);
    JoinSettings joins = JoinSettings.in(scratch);
    try (RowFeed feed = Feeds.open(plan, sources, joins, row -> false, true)) {
      RowFeed.Worker worker = feed.worker();
      while (feed.fill(batch, told::add)) {
        worker.finish(batch, told::add);
        for (int root = 0; root < batch.roots(); root++) {
          List<Integer> rows = rowsOf(plan, batch, root);
          if (rows.stream().anyMatch(row -> address.is(batch, row))) {
            found.add(explained(plan, batch, rows, told));
          }
        }
        told.clear();
      }
    }
  }

  /** The root and the rows that stand and fall with it. */
  private static List<Integer> rowsOf(RecordPlan plan, RowBatch batch, int root) {
    List<Integer> rows = new ArrayList<>(List.of(root));
    for (JoinPlan join : plan.joins()) {
      if (plan.owns(join)) {
        int end = batch.linkTo(root, join.number());
        for (int row = batch.linkFrom(root, join.number()); row < end; row++) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private ExplainedRow explained(
      RecordPlan plan, RowBatch batch, List<Integer> rows, List<Finding> told) {
    int root = rows.get(0);
    boolean readable = rows.stream().noneMatch(batch::isRejected);
    List<Finding> source =
        told.stream()
            .filter(finding -> rows.stream().anyMatch(row -> stands(finding, batch, row)))
            .toList();
    return new ExplainedRow(
        batch.origin(root).place(batch.line(root), -1),
        plan.maps().stream().map(CompiledMap::name).toList(),
        source,
        readable ? Optional.of(Explanation.of(plan, batch, root, show)) : Optional.empty());
  }

  private static boolean stands(Finding finding, RowBatch batch, int row) {
    return finding.place().line() == batch.line(row)
        && finding.place().file().equals(batch.origin(row).file());
  }

  private void mustBeThere(RecordSources sources) throws IOException {
    RowBatch batch = new RowBatch(1 << 17);
    for (RecordType record : pack.records().values()) {
      if (mayHold(record, sources)) {
        try (RecordReader reader = sources.read(record)) {
          while (reader.read(batch)) {
            reader.parse(batch, finding -> {});
            for (int row = 0; row < batch.roots(); row++) {
              if (address.is(batch, row)) {
                return;
              }
            }
          }
        }
      }
    }
    throw new ConfigException(
        "There is no row "
            + address
            + " in this input. A row is named by the file and the line where it begins, such as"
            + " claims.csv:212; line 1 is the header.");
  }
}
