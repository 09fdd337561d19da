package org.imisconnect.run.mapping;

import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RowBatch;
import org.imisconnect.run.join.StrayRows;
import org.imisconnect.value.Output;

/**
 * Watches that no row goes out with fewer children than the source has: it falls with a child that
 * its source could not read, and where nobody can say whose such a child is, with the doubt. One
 * thread.
 */
final class Children {
  private final RecordPlan plan;
  private final PlanRun run;
  private final List<StrayRows> strays;
  private final Output key = new Output(64);

  /**
   * @param run the run that maps the rows
   */
  Children(RecordPlan plan, PlanRun run, List<StrayRows> strays) {
    this.plan = plan;
    this.run = run;
    this.strays = strays;
  }

  /** Says which child of a row could not be read by its source; empty where all could. */
  Optional<Finding> unread(RowBatch batch, int row) {
    for (JoinPlan join : plan.joins()) {
      int to = plan.fallsWith(join) ? batch.linkTo(row, join.number()) : 0;
      for (int child = batch.linkFrom(row, join.number()); child < to; child++) {
        if (batch.isRejected(child)) {
          return Optional.of(unread(batch, row, join, child));
        }
      }
    }
    return Optional.empty();
  }

  private static Finding unread(RowBatch batch, int row, JoinPlan join, int child) {
    return finding(
        batch,
        row,
        "the row "
            + batch.origin(child).place(batch.line(child), -1)
            + " of `"
            + join.record().name()
            + "` could not be read, and belongs to this one by what can be read of it",
        "Mend that row; this one and its others come back by themselves.");
  }

  /** Says why a row that was just mapped may lack a child; empty where nothing speaks for it. */
  Optional<Finding> doubt(RowBatch batch, int row) {
    for (StrayRows stray : strays) {
      if (stray.count() > 0 && isInDoubt(stray, batch, row)) {
        return Optional.of(doubt(stray, batch, row));
      }
    }
    return Optional.empty();
  }

  private boolean isInDoubt(StrayRows stray, RowBatch batch, int row) {
    int join = stray.join().number();
    PlanRun.Wholeness said = run.wholeness(join);
    if (said != PlanRun.Wholeness.UNTOLD) {
      return said == PlanRun.Wholeness.IN_DOUBT;
    }
    key.size = 0;
    return run.joinKey(join, batch, row, key) && stray.isNear(batch, row, key);
  }

  private static Finding doubt(StrayRows stray, RowBatch batch, int row) {
    String more = stray.count() == 1 ? "" : " and " + (stray.count() - 1) + " more";
    return finding(
        batch,
        row,
        "the row "
            + stray.first()
            + " of `"
            + stray.join().record().name()
            + "`"
            + more
            + " may belong to this one: nobody can say whose it is, and nothing shows that this"
            + " one has all of its own",
        "Mend that row; this one and its others come back by themselves.");
  }

  private static Finding finding(RowBatch batch, int row, String message, String hint) {
    return Finding.of(
        "CHILD_REJECTED",
        Severity.ERROR,
        batch.origin(row).place(batch.line(row), -1),
        message,
        hint);
  }
}
