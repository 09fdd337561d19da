package org.imisconnect.run.join;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;
import org.jspecify.annotations.Nullable;

/** One thread's way to hang looked-up rows on the rows of a batch. */
final class Lookups {
  private final List<JoinPlan> joins;
  private final List<@Nullable LookupTable> tables;
  private final List<Attachment> attachments = new ArrayList<>();
  private final PlanRun run;
  private final Output key = new Output(64);
  private final Output scratch = new Output(64);

  /**
   * @param tables by number of the join; null where the join is not looked up
   */
  Lookups(RecordPlan plan, List<@Nullable LookupTable> tables, PlanRun run) {
    this.joins = plan.joins();
    this.tables = tables;
    this.run = run;
    joins.forEach(join -> attachments.add(new Attachment(join, run, plan.fallsWith(join))));
  }

  /** Prepares a batch that holds root rows only. */
  void begin(RowBatch batch) {
    batch.joins(joins.size());
  }

  /** Hangs the rows of every looked-up join on the batch, parents before children. */
  void attach(RowBatch batch, FindingSink findings) {
    for (JoinPlan join : joins) {
      LookupTable table = tables.get(join.number());
      if (table != null) {
        for (int root = 0; root < batch.roots(); root++) {
          attachBelow(table, join, batch, root, findings);
        }
      }
    }
  }

  private void attachBelow(
      LookupTable table, JoinPlan join, RowBatch batch, int root, FindingSink findings) {
    if (join.parent() < 0) {
      attachTo(table, join, batch, root, root, findings);
      return;
    }
    JoinPlan parent = joins.get(join.parent());
    eachRow(parent, batch, root, row -> attachTo(table, join, batch, root, row, findings));
  }

  /** Visits the rows that a join hangs on a root, through all joins between. */
  private void eachRow(
      JoinPlan join, RowBatch batch, int root, java.util.function.IntConsumer visitor) {
    if (join.parent() < 0) {
      visitLinks(join, batch, root, visitor);
    } else {
      eachRow(joins.get(join.parent()), batch, root, row -> visitLinks(join, batch, row, visitor));
    }
  }

  private static void visitLinks(
      JoinPlan join, RowBatch batch, int row, java.util.function.IntConsumer visitor) {
    int to = batch.linkTo(row, join.number());
    for (int child = batch.linkFrom(row, join.number()); child < to; child++) {
      visitor.accept(child);
    }
  }

  private void attachTo(
      LookupTable table, JoinPlan join, RowBatch batch, int root, int row, FindingSink findings) {
    key.size = 0;
    if (!run.joinKey(join.number(), batch, row, key)) {
      return;
    }
    Attachment attachment = attachments.get(join.number());
    attachment.begin();
    table.attach(key, batch, row, attachment, scratch);
    attachment.end(batch, root, row, findings);
  }
}
