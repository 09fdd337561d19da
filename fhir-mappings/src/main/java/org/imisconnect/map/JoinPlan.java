package org.imisconnect.map;

import java.util.List;
import org.imisconnect.record.RecordType;

/**
 * A join of a {@link RecordPlan}: which child rows hang on which row. Joins are numbered in the
 * plan; a join whose {@code parent} is -1 hangs on the root row, else on the rows of an earlier
 * join. Immutable.
 *
 * @param name as the mapping names it
 * @param number index in {@link RecordPlan#joins}
 * @param parent number of the join whose rows it hangs on, or -1 for the root
 * @param record the child record
 * @param columns columns of the child record that a joined row holds, ascending; cell {@code i} of
 *     a joined row is column {@code columns.get(i)}
 * @param childKey columns of the child record that hold the key, in the order of the key's parts
 * @param many whether all matching rows are taken; else the first by order and line, and more than
 *     one is a finding (JOIN_AMBIGUOUS)
 * @param order columns of the child record to sort by (numbers as numbers), then by ordinal
 * @param orphans what a child row without a parent is
 */
public record JoinPlan(
    String name,
    int number,
    int parent,
    RecordType record,
    List<Integer> columns,
    List<Integer> childKey,
    boolean many,
    List<Integer> order,
    Orphans orphans) {
  public JoinPlan {
    columns = List.copyOf(columns);
    childKey = List.copyOf(childKey);
    order = List.copyOf(order);
  }

  /** What to do with a child row that finds no parent. */
  public enum Orphans {
    /** A finding TABLE_ORPHAN (error); the row goes to the rejects. */
    REJECT,
    /** A finding TABLE_ORPHAN (warning); the row counts as orphaned and goes to the rejects. */
    WARN,
    /** Nothing: most rows of a looked-up table are not wanted. */
    OK
  }
}
