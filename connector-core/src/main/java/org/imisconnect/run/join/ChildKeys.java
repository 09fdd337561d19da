package org.imisconnect.run.join;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.KeyParts;
import org.imisconnect.map.PlanRun;
import org.imisconnect.record.Readings;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/**
 * The keys of child rows: one, or for a row that could not be split into its cells each that it may
 * have, so that no row it may belong to goes out without it. One thread.
 */
final class ChildKeys {
  private final JoinPlan join;
  private final boolean falls;
  private final Output key = new Output(64);
  private long[] hashes = new long[4];
  private int count;

  /**
   * @param falls whether rows fall with children that could not be read; else one that could not be
   *     split has no key
   */
  ChildKeys(JoinPlan join, boolean falls) {
    this.join = join;
    this.falls = falls;
  }

  /** Visits the keys of a row; during a visit the row's cells are those that gave the key. */
  void each(RowBatch batch, int row, Visitor visitor) throws IOException {
    count = 0;
    Optional<Readings> readings = batch.readings(row);
    if (readings.isEmpty()) {
      visit(batch, row, visitor);
    } else if (falls) {
      for (int[] cells : readings.get().cells()) {
        for (int column : join.childKey()) {
          batch.setCell(row, column, cells[2 * column], cells[2 * column + 1]);
        }
        visit(batch, row, visitor);
      }
      for (int column : join.childKey()) {
        batch.setCell(row, column, 0, 0);
      }
    }
  }

  private void visit(RowBatch batch, int row, Visitor visitor) throws IOException {
    key.size = 0;
    if (!PlanRun.childKey(join, batch, row, key)) {
      return;
    }
    long hash = KeyParts.hash(key.bytes, 0, key.size);
    for (int i = 0; i < count; i++) {
      if (hashes[i] == hash) {
        return;
      }
    }
    hashes = count == hashes.length ? Arrays.copyOf(hashes, count * 2) : hashes;
    hashes[count++] = hash;
    visitor.visit(key, hash);
  }

  /** How many keys the row visited last has. */
  int count() {
    return count;
  }

  /** One of its keys' hashes. */
  long hash(int number) {
    return hashes[number];
  }

  /** Takes a key and its hash; the key is valid during the call only. */
  interface Visitor {
    void visit(Output key, long hash) throws IOException;
  }
}
