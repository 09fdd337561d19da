package org.imisconnect.map;

import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/** One thread's run of a {@link RecordPlan}: owns its buffers. */
public interface PlanRun {
  /**
   * Appends the key of a row's group, parts length-prefixed.
   *
   * @return false where the key is absent or invalid: the row has no group (finding given)
   */
  boolean groupKey(RowBatch batch, int row, Output key, FindingSink findings);

  /**
   * Appends the key by which a join looks for child rows, parts length-prefixed as {@link
   * #childKey} writes them.
   *
   * @param row a root row, or a row of the join's parent
   * @return false where a part is absent: nothing is joined
   */
  boolean joinKey(int join, RowBatch batch, int row, Output key);

  /** Whether a joined row passes the join's {@code where}; ancestors are linked already. */
  boolean joinWhere(int join, RowBatch batch, int parentRow, int childRow);

  /** Appends the key of a child row as it stands in its own record, before it is projected. */
  static boolean childKey(JoinPlan join, RowBatch batch, int row, Output key) {
    int first = batch.firstCell(row);
    for (int column : join.childKey()) {
      int start = batch.starts[first + column];
      int end = batch.ends[first + column];
      if (end <= start) {
        return false;
      }
      KeyParts.append(key, batch.bytes, start, end);
    }
    return true;
  }

  /**
   * Maps one root row with what its joins have attached: every map of the plan makes its resources
   * or none does.
   *
   * @param outputs one for each map of the plan, in its order
   * @return what became of the row
   */
  Outcome map(RowBatch batch, int row, MappedOutput[] outputs, FindingSink findings);

  /** What became of a row. */
  enum Outcome {
    /** At least one resource was made. */
    USED,
    /** Every map's {@code when} was false, or nothing was left of it. */
    FILTERED,
    /** A finding of severity ERROR says why; nothing was made. Its joined rows are rejected too. */
    REJECTED
  }

  /**
   * After {@link #map}: whether the checks show that the row has all rows of a join that are its
   * own. Asked only where some of them could not be read.
   */
  Wholeness wholeness(int join);

  /** What checks with {@code shows_missing} say of a row and a join. */
  enum Wholeness {
    /** Each of them could be made, and none fired. */
    WHOLE,
    /** One fired, or the column that it looks at is empty. */
    IN_DOUBT,
    /** There is none for this join. */
    UNTOLD
  }

  /**
   * After {@link Outcome#REJECTED}: whether a joined row was itself the cause; others of the same
   * parent, and the parent, are rejected with CHILD_REJECTED.
   */
  boolean isCause(int row);
}
