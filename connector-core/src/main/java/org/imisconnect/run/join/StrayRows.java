package org.imisconnect.run.join;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.KeyParts;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/**
 * Child rows that nobody can say whose they are: their key cell is empty, or none of the keys that
 * they may have is any row's. Each may be of any root row, so a root row has to show that it has
 * all of its own. Where nothing can show it, those rows are in doubt between whose children the
 * stray one stands. Filled by one thread before the first root row is given out; then any thread
 * may read.
 */
public final class StrayRows {
  /** Root rows further apart than this do not stand in the order of their children. */
  private static final long NEAR = 1_000;

  private final JoinPlan join;
  private final Set<Long> neighbours = new HashSet<>();
  private final BitSet between = new BitSet();
  private String first = "";
  private long count;
  private boolean anywhere;

  StrayRows(JoinPlan join) {
    this.join = join;
  }

  /** The join whose children these are. */
  public JoinPlan join() {
    return join;
  }

  /** How many there are; 0: nothing is in doubt. */
  public long count() {
    return count;
  }

  /** Where the first of them stands. */
  public String first() {
    return first;
  }

  /**
   * Whether a root row is in doubt, where it cannot show by itself that it has all of its children.
   *
   * @param key the root's key of the join
   */
  public boolean isNear(RowBatch batch, int root, Output key) {
    boolean childless = batch.linkFrom(root, join.number()) == batch.linkTo(root, join.number());
    return anywhere
        || neighbours.contains(KeyParts.hash(key.bytes, 0, key.size))
        || (childless && between.get((int) batch.ordinal(root)));
  }

  /** More rows than can be looked at one by one. */
  void addAnywhere(long rows, String place) {
    anywhere = true;
    add(rows, place);
  }

  private void add(long rows, String place) {
    first = count == 0 ? place : first;
    count += rows;
  }

  /**
   * Adds a row.
   *
   * @param before key of the child before it, and the ordinal of that one's root, -1 where none
   * @param after the same of the child behind it
   */
  void add(String place, long before, long beforeRoot, long after, long afterRoot) {
    add(1, place);
    neighbours.add(before);
    neighbours.add(after);
    if (beforeRoot < 0 && afterRoot < 0) {
      return;
    }
    long from = beforeRoot < 0 ? Math.max(0, afterRoot - NEAR) : beforeRoot;
    long to = afterRoot < 0 ? from + NEAR : afterRoot;
    if (Math.abs(to - from) <= NEAR) {
      between.set((int) Math.min(from, to), (int) Math.max(from, to) + 1);
    }
  }
}
