package org.imisconnect.run.join;

import java.io.IOException;
import java.util.Arrays;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.KeyParts;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.Readings;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.value.Output;

/**
 * Looks for stray rows among the children of a join: takes note of those whose key is not certain,
 * and where there are any reads the root rows for the keys that they may have. One thread.
 */
final class Suspects {
  /** Numbers held, some ten for each suspect: 16 MB. */
  private static final int MOST = 1 << 21;

  private static final int LINE = 0;
  private static final int ORIGIN = 1;
  private static final int BEFORE = 2;
  private static final int AFTER = 3;
  private static final int STRAY = 4;
  private static final int KEYS = 5;
  private static final int HEAD = 6;

  private final RecordPlan plan;
  private final PlanRun run;
  private final StrayRows strays;
  private final OrphanRow orphans;
  private final Origins origins = new Origins();
  private long[] notes = new long[64];
  private int size;
  private int open;
  private long before;
  private long more;
  private long[] wanted = {};
  private long[] roots = {};

  Suspects(RecordPlan plan, JoinPlan join, PlanRun run) {
    this.plan = plan;
    this.run = run;
    this.strays = new StrayRows(join);
    this.orphans = new OrphanRow(plan, join, run);
  }

  StrayRows strays() {
    return strays;
  }

  /**
   * Looks at a child row; all of them come in their order.
   *
   * @param keys which has just visited the row
   */
  void look(RowBatch batch, int row, ChildKeys keys) {
    boolean split = !batch.isRejected(row) || batch.readings(row).isEmpty();
    if (split && keys.count() > 0) {
      before = keys.hash(0);
      for (; open < size; open += HEAD + (int) notes[open + KEYS]) {
        notes[open + AFTER] = before;
      }
    } else if (batch.isRejected(row) || orphans.isWanted(batch, row)) {
      suspect(batch, row, keys);
    }
  }

  private void suspect(RowBatch batch, int row, ChildKeys keys) {
    if (size + HEAD + keys.count() > MOST) {
      more++;
      return;
    }
    if (size + HEAD + keys.count() > notes.length) {
      notes = Arrays.copyOf(notes, Math.max(notes.length * 2, size + HEAD + keys.count()));
    }
    boolean mayHoldMore = batch.readings(row).map(Readings::more).orElse(false);
    notes[size + LINE] = batch.line(row);
    notes[size + ORIGIN] = origins.number(batch.origin(row));
    notes[size + BEFORE] = before;
    notes[size + AFTER] = 0;
    notes[size + STRAY] = mayHoldMore || keys.count() == 0 ? 1 : 0;
    notes[size + KEYS] = keys.count();
    for (int i = 0; i < keys.count(); i++) {
      notes[size + HEAD + i] = keys.hash(i);
    }
    size += HEAD + keys.count();
  }

  /** All children were looked at: says which of the suspects are stray. */
  void settle(Inputs inputs) throws IOException {
    if (size > 0) {
      want();
      findRoots(inputs);
      for (int at = 0; at < size; at += HEAD + (int) notes[at + KEYS]) {
        judge(at);
      }
      if (more > 0) {
        strays.addAnywhere(more, place(0));
      }
      notes = new long[0];
      wanted = notes;
      roots = notes;
      size = 0;
    }
  }

  private void want() {
    long[] all = new long[size];
    int count = 0;
    for (int at = 0; at < size; at += HEAD + (int) notes[at + KEYS]) {
      all[count++] = notes[at + BEFORE];
      all[count++] = notes[at + AFTER];
      for (int key = 0; key < notes[at + KEYS]; key++) {
        all[count++] = notes[at + HEAD + key];
      }
    }
    wanted = Arrays.stream(all, 0, count).sorted().distinct().toArray();
    roots = new long[wanted.length];
    Arrays.fill(roots, -1);
  }

  private void findRoots(Inputs inputs) throws IOException {
    RowBatch batch = new RowBatch(1 << 17);
    Output key = new Output(64);
    try (RecordReader reader = inputs.read(plan.record())) {
      while (reader.read(batch)) {
        reader.parse(batch, finding -> {});
        for (int row = 0; row < batch.roots(); row++) {
          key.size = 0;
          if (run.joinKey(strays.join().number(), batch, row, key)) {
            int at = Arrays.binarySearch(wanted, KeyParts.hash(key.bytes, 0, key.size));
            if (at >= 0 && roots[at] < 0) {
              roots[at] = batch.ordinal(row);
            }
          }
        }
      }
    }
  }

  private void judge(int at) {
    boolean stray = notes[at + STRAY] == 1;
    for (int key = 0; key < notes[at + KEYS] && !stray; key++) {
      if (root(notes[at + HEAD + key]) >= 0) {
        return;
      }
    }
    long after = notes[at + AFTER];
    strays.add(place(at), notes[at + BEFORE], root(notes[at + BEFORE]), after, root(after));
  }

  private long root(long hash) {
    return roots[Arrays.binarySearch(wanted, hash)];
  }

  private String place(int at) {
    return origins.list().get((int) notes[at + ORIGIN]).place(notes[at + LINE], -1).toString();
  }
}
