package org.imisconnect.run.join;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.KeyParts;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.map.RowHash;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.value.Output;

/**
 * Groups of rows in the order of their first rows, wherever the others stand. A chunk of groups at
 * a time goes through sorted runs; the input is read once for each chunk.
 */
final class GroupFeed implements RowFeed {
  private final RecordPlan plan;
  private final Inputs inputs;
  private final JoinSettings settings;
  private final LookupTables tables;
  private final Feeds.RowSkip skipped;
  private final PlanRun run;
  private final JoinPlan rows;
  private final KeyIndex index = new KeyIndex(1 << 16);
  private final SortedRuns runs;
  private final Origins origins = new Origins();
  private final int[] allColumns;
  private final int[] usedColumns;
  private final int[] places;
  private final RowHash hashes = new RowHash();
  private final Output key = new Output(64);
  private final Output held = new Output(1 << 16);
  private final List<int[]> groups = new ArrayList<>();
  private final BitSet taken = new BitSet();
  private final LackingRows lacking;
  private final boolean firstReading;
  private int chunks;
  private int given;
  private boolean more = true;

  GroupFeed(
      RecordPlan plan,
      Inputs inputs,
      JoinSettings settings,
      LookupTables tables,
      Feeds.RowSkip skipped,
      boolean firstReading) {
    this.firstReading = firstReading;
    this.plan = plan;
    this.inputs = inputs;
    this.settings = settings;
    this.tables = tables;
    this.skipped = skipped;
    this.run = plan.newRun();
    this.rows = plan.joins().get(0);
    this.lacking = new LackingRows(plan, run);
    this.runs = new SortedRuns(settings.folder(), "group", settings.bufferBytes());
    this.places = places(plan, rows);
    this.allColumns = IntStream.range(0, plan.record().columns().size()).toArray();
    this.usedColumns = rows.columns().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public boolean fill(RowBatch batch, FindingSink findings) throws IOException {
    while (given == index.entries()) {
      if (!more) {
        return false;
      }
      nextChunk(findings);
    }
    batch.clear();
    held.size = 0;
    groups.clear();
    while (given < index.entries() && held.size < settings.batchBytes()) {
      holdGroup(given++);
    }
    release(batch, findings);
    return true;
  }

  /** Numbers the groups that no chunk before has taken, as many as one chunk may hold. */
  private void nextChunk(FindingSink findings) throws IOException {
    index.clear();
    runs.reset();
    given = 0;
    more = false;
    boolean first = chunks++ == 0;
    try (RecordReader reader = inputs.read(plan.record())) {
      ReadAhead.each(
          reader,
          settings.batchBytes(),
          (batch, found) -> {
            if (first && firstReading) {
              found.forEach(findings::add);
            }
            for (int row = 0; row < batch.roots(); row++) {
              if (first && batch.isRejected(row)) {
                lacking.add(batch, row);
              }
              take(batch, row, first ? findings : finding -> {});
            }
          });
    }
    runs.sorted();
  }

  private void take(RowBatch batch, int row, FindingSink findings) throws IOException {
    int ordinal = (int) batch.ordinal(row);
    key.size = 0;
    if (taken.get(ordinal)
        || batch.isRejected(row)
        || skipped.isSkipped(ordinal)
        || !run.groupKey(batch, row, key, findings)) {
      return;
    }
    long hash = KeyParts.hash(key.bytes, 0, key.size);
    int entry = index.first(hash);
    int[] columns = usedColumns;
    if (entry == KeyIndex.NONE) {
      if (index.entries() >= settings.chunkRoots()) {
        more = true;
        return;
      }
      // The first row stands for the group: it alone is kept whole.
      columns = allColumns;
      entry = index.entries();
      index.add(hash, entry);
    }
    taken.set(ordinal);
    Output out = runs.begin(entry);
    long fingerprint = hashes.of(batch, row, allColumns.length);
    PackedRow.write(batch, row, columns, origins.number(batch.origin(row)), fingerprint, out);
    runs.end();
  }

  private void holdGroup(int number) throws IOException {
    int from = held.size;
    List<Integer> starts = new ArrayList<>();
    runs.take(
        number,
        (bytes, start, end) -> {
          starts.add(held.size);
          held.write(bytes, start, end);
        });
    if (held.size > from) {
      groups.add(starts.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private void release(RowBatch batch, FindingSink findings) {
    int all = allColumns.length;
    for (int[] group : groups) {
      PackedRow.read(held.bytes, group[0], origins.list(), batch, all);
    }
    batch.endOfRoots();
    for (int root = 0; root < batch.roots(); root++) {
      lacking.of(batch, root).ifPresent(findings::add);
    }
    batch.joins(plan.joins().size());
    for (int root = 0; root < groups.size(); root++) {
      int from = batch.rows();
      int[] members = groups.get(root);
      PackedRow.project(held.bytes, members[0], origins.list(), batch, places, usedColumns.length);
      for (int i = 1; i < members.length; i++) {
        PackedRow.read(held.bytes, members[i], origins.list(), batch, usedColumns.length);
      }
      batch.link(root, 0, from, batch.rows());
    }
  }

  /** Where each column of the record stands in the rows of a group, -1 where it is not used. */
  private static int[] places(RecordPlan plan, JoinPlan rows) {
    int[] places = new int[plan.record().columns().size()];
    Arrays.fill(places, -1);
    for (int i = 0; i < rows.columns().size(); i++) {
      places[rows.columns().get(i)] = i;
    }
    return places;
  }

  @Override
  public Worker worker() {
    return tables.forOneThread()::attach;
  }

  @Override
  public List<StrayRows> strays() {
    return tables.strays();
  }

  @Override
  public void close() throws IOException {
    runs.close();
  }
}
