package org.imisconnect.run.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RecordType;
import org.imisconnect.run.join.Feeds;
import org.imisconnect.run.join.RowFeed;

/**
 * Maps all records of a pack: one pass for each plan, then one over each record for the accounts.
 */
public final class MapJob {
  private final List<RecordPlan> plans;
  private final Collection<RecordType> records;
  private final RecordSources sources;
  private final MapSettings settings;
  private final MapProgress progress;
  private final StateBook states = new StateBook();
  private final Set<String> readAsRoots = new HashSet<>();

  /**
   * Prepares a run.
   *
   * @param plans compiled plans, a record's row plan before its grouped plans
   * @param records every record of the pack, those without a plan included
   */
  public MapJob(
      List<RecordPlan> plans,
      Collection<RecordType> records,
      RecordSources sources,
      MapSettings settings,
      MapProgress progress) {
    this.plans = List.copyOf(plans);
    this.records = List.copyOf(records);
    this.sources = sources;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Runs to the end, whatever the rows hold.
   *
   * @throws IOException where a file cannot be read or written; the output is then incomplete
   */
  public MapResult run() throws IOException {
    PrivateFiles.folder(settings.out());
    clearOldOutput();
    PrivateFiles.folder(settings.joins().folder());
    try (OutputFiles files =
            new OutputFiles(settings.out(), settings.joins().folder(), settings.storedPerCode());
        OrderedPipeline<Slot> pipeline = new OrderedPipeline<>(settings.threads())) {
      for (RecordPlan plan : plans) {
        pass(plan, files, pipeline);
      }
      return account(files);
    } finally {
      deleteTree(settings.joins().folder());
    }
  }

  private void pass(RecordPlan plan, OutputFiles files, OrderedPipeline<Slot> pipeline)
      throws IOException {
    PassDrain drain = new PassDrain(plan, files, states);
    if (!sources.exists(plan.record())) {
      return;
    }
    sources.tell(plan.record(), files);
    RowStates rows = states.of(plan.record().name());
    boolean first = readAsRoots.add(plan.record().name());
    progress.begin(plan.record().name(), sources.size(plan.record()));
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < pipeline.slots(); i++) {
      slots.add(new Slot(settings.joins().batchBytes(), plan.maps().size()));
    }
    try (RowFeed feed = Feeds.open(plan, sources, settings.joins(), rows::isRejected, first)) {
      pipeline.run(
          slots,
          slot -> feed.fill(slot.batch, slot.findings::add),
          () -> new PassWork(plan, feed),
          slot -> {
            progress.rows(slot.batch.roots(), slot.batch.size);
            drain.drain(slot);
          });
    }
    drain.end();
  }

  private MapResult account(OutputFiles files) throws IOException {
    AccountPass pass =
        new AccountPass(
            sources, states, files, settings.out().resolve("rejects"), OrphanRule.of(plans));
    List<RecordAccount> accounts = new ArrayList<>();
    for (RecordType record : records) {
      accounts.add(pass.account(record, !readAsRoots.contains(record.name())));
    }
    Map<String, Long> resources = new LinkedHashMap<>();
    files.types().forEach((type, file) -> resources.put(type, file.resources));
    return new MapResult(accounts, resources, files.counts(), files.firsts(), files.digests());
  }

  /** Output of a run before must not be taken for that of this one. */
  private void clearOldOutput() throws IOException {
    deleteTree(settings.out().resolve("rejects"));
    try (Stream<Path> files = Files.list(settings.out())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".ndjson") || name.equals("run.json")) {
          Files.delete(file);
        }
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
