package org.imisconnect.map;

import java.util.List;
import org.imisconnect.record.RecordType;

/**
 * All maps that run over the rows of one record in one pass, with the union of their joins. Rows of
 * the record are rejected for all its maps or for none. Immutable, thread-safe; the runs it makes
 * are for one thread each.
 */
public interface RecordPlan {
  /** The root record. */
  RecordType record();

  /**
   * The maps, in the order of their names. A plan that groups holds at most one; a plan that only
   * checks holds none, and its rows are {@link PlanRun.Outcome#FILTERED} unless a check rejects
   * them.
   */
  List<CompiledMap> maps();

  /**
   * Whether rows are grouped: then a root row stands for its group, is the group's first row, and
   * join 0 holds all rows of the group; root and group rows alike hold every column.
   */
  boolean grouped();

  /** Joins of all maps, equal ones once; parents before children. */
  List<JoinPlan> joins();

  /**
   * Whether the rows of a join stand and fall with their root row: the rows of a group, and
   * children that may not be left over.
   */
  default boolean owns(JoinPlan join) {
    return (grouped() && join.number() == 0)
        || (join.parent() < 0 && join.orphans() != JoinPlan.Orphans.OK);
  }

  /**
   * Whether a row falls with a row of the join that its source could not read: those that it owns,
   * and those of which a map takes all, for without one of them it would say less than the source.
   */
  default boolean fallsWith(JoinPlan join) {
    return owns(join);
  }

  /** A run for one thread. */
  PlanRun newRun();
}
