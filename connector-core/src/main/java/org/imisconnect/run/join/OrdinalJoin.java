package org.imisconnect.run.join;

import java.io.IOException;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.KeyParts;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.map.RowHash;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.value.Output;
import org.jspecify.annotations.Nullable;

/**
 * Hangs child rows on root rows in the roots' order, whatever the order of the child file: keys of
 * a chunk of roots in memory, children of that chunk in sorted runs. Real keys are compared, so
 * equal hashes do no harm. One thread.
 */
final class OrdinalJoin implements AutoCloseable {
  private final JoinPlan join;
  private final PlanRun run;
  private final Attachment attachment;
  private final KeyIndex index;
  private final SortedRuns runs;
  private final Origins origins = new Origins();
  private final int[] columns;
  private final RowHash hashes = new RowHash();
  private final Output key = new Output(64);
  private final Output childKey = new Output(64);
  private final ChildKeys keys;
  private @Nullable Suspects suspects;

  /**
   * @param suspects looks at every child where they stand and fall with their parents; else null
   */
  OrdinalJoin(
      RecordPlan plan,
      JoinPlan join,
      PlanRun run,
      JoinSettings settings,
      @Nullable Suspects suspects) {
    this.join = join;
    this.run = run;
    this.suspects = suspects;
    this.keys = new ChildKeys(join, plan.fallsWith(join));
    this.attachment = new Attachment(join, run, plan.fallsWith(join));
    this.index = new KeyIndex(1 << 16);
    this.runs = new SortedRuns(settings.folder(), "join-" + join.number(), settings.bufferBytes());
    this.columns = PackedRow.columns(join);
  }

  JoinPlan join() {
    return join;
  }

  /** Forgets the chunk before. */
  void beginChunk() throws IOException {
    index.clear();
    runs.reset();
  }

  /** Takes note of a root of this chunk. */
  void root(RowBatch batch, int row, int numberInChunk) {
    key.size = 0;
    if (run.joinKey(join.number(), batch, row, key)) {
      index.add(KeyParts.hash(key.bytes, 0, key.size), numberInChunk);
    }
  }

  /** Reads all children and keeps those of this chunk's roots; the first time looks at them too. */
  void children(RecordReader reader, int batchBytes, Inputs inputs) throws IOException {
    ReadAhead.each(
        reader,
        batchBytes,
        (batch, found) -> {
          for (int row = 0; row < batch.roots(); row++) {
            child(batch, row);
            if (suspects != null) {
              suspects.look(batch, row, keys);
            }
          }
        });
    runs.sorted();
    if (suspects != null) {
      suspects.settle(inputs);
      suspects = null;
    }
  }

  private void child(RowBatch batch, int row) throws IOException {
    keys.each(batch, row, (key, hash) -> keep(batch, row, hash));
  }

  private void keep(RowBatch batch, int row, long hash) throws IOException {
    int entry = index.first(hash);
    if (entry == KeyIndex.NONE) {
      return;
    }
    long fingerprint = hashes.of(batch, row, join.record().columns().size());
    for (; entry != KeyIndex.NONE; entry = index.next(entry)) {
      Output out = runs.begin((int) index.number(entry));
      PackedRow.write(batch, row, columns, origins.number(batch.origin(row)), fingerprint, out);
      runs.end();
    }
  }

  /** Hangs the children of a root on it; roots are asked in the order they were noted. */
  void attach(RowBatch batch, int root, int numberInChunk, FindingSink findings)
      throws IOException {
    key.size = 0;
    boolean hasKey = run.joinKey(join.number(), batch, root, key);
    attachment.begin();
    runs.take(
        numberInChunk,
        (bytes, from, to) -> {
          childKey.size = 0;
          if (hasKey
              && PackedRow.key(bytes, from, join.columns().size(), childKey)
              && LookupTable.same(key, childKey)) {
            int child = PackedRow.read(bytes, from, origins.list(), batch, join.columns().size());
            attachment.offer(batch, root, child);
          }
        });
    attachment.end(batch, root, root, findings);
  }

  @Override
  public void close() throws IOException {
    runs.close();
  }
}
