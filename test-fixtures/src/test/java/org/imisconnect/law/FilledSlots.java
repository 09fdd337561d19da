package org.imisconnect.law;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.imisconnect.map.CompiledMap;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.map.Explanation;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RowBatch;
import org.imisconnect.run.join.Feeds;
import org.imisconnect.run.join.JoinSettings;
import org.imisconnect.run.join.RowFeed;
import org.imisconnect.run.mapping.RecordSources;
import org.imisconnect.source.SourceInput;
import org.imisconnect.source.SourceSession;
import org.imisconnect.source.Sources;
import org.imisconnect.value.Result;

/** Which slots of a pack's maps gave a value for some used row of an input. */
final class FilledSlots {
  private FilledSlots() {}

  /** {@code file:line:column} of each. */
  static Set<String> of(CompiledPack pack, Path in, Path scratch) throws IOException {
    Files.createDirectories(scratch);
    Set<String> filled = new TreeSet<>();
    try (SourceSession session =
            Sources.load(FilledSlots.class.getClassLoader()).session(SourceInput.of(in));
        RecordSources sources = RecordSources.open(session, pack.pack().records().values())) {
      for (RecordPlan plan : pack.plans()) {
        Set<String> maps = new TreeSet<>();
        plan.maps().stream().map(CompiledMap::name).forEach(maps::add);
        Set<String> wanted = new TreeSet<>();
        pack.dictionary().stream()
            .filter(entry -> maps.contains(entry.map()))
            .forEach(entry -> wanted.add(entry.mapping()));
        if (sources.exists(plan.record())) {
          fill(plan, sources, JoinSettings.in(scratch), wanted, filled);
        }
      }
    }
    return filled;
  }

  private static void fill(
      RecordPlan plan,
      RecordSources sources,
      JoinSettings joins,
      Set<String> wanted,
      Set<String> filled)
      throws IOException {
    RowBatch batch = new RowBatch(1 << 15);
    try (RowFeed feed = Feeds.open(plan, sources, joins, row -> false, true)) {
      RowFeed.Worker worker = feed.worker();
      while (!filled.containsAll(wanted) && feed.fill(batch, finding -> {})) {
        worker.finish(batch, finding -> {});
        for (int row = 0; row < batch.roots(); row++) {
          if (!batch.isRejected(row)) {
            Explanation explanation = Explanation.of(plan, batch, row);
            if (!explanation.resources().isEmpty()) {
              explanation.steps().stream()
                  .filter(step -> step.result() == Result.VALUE)
                  .forEach(step -> filled.add(step.mapping()));
            }
          }
        }
      }
    }
  }
}
