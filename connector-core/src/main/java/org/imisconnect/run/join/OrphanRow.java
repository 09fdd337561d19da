package org.imisconnect.run.join;

import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RowBatch;

/**
 * Says whether a child row without a parent is one that its join wants: it passes the join's {@code
 * where} beside a parent whose cells are all absent. One thread.
 */
public final class OrphanRow {
  private final RecordPlan plan;
  private final JoinPlan join;
  private final PlanRun run;
  private final RowBatch scratch = new RowBatch(1 << 12);

  /** For the children of one join of a plan. */
  public OrphanRow(RecordPlan plan, JoinPlan join, PlanRun run) {
    this.plan = plan;
    this.join = join;
    this.run = run;
  }

  /** Whether the join wants a row of its own record. */
  public boolean isWanted(RowBatch batch, int row) {
    scratch.clear();
    scratch.row(batch.origin(row), 0, 0);
    scratch.absentCells(parentColumns());
    scratch.endOfRoots();
    scratch.joins(plan.joins().size());
    scratch.row(batch.origin(row), batch.line(row), batch.ordinal(row));
    int first = batch.firstCell(row);
    for (int column : join.columns()) {
      int start = batch.starts[first + column];
      int length = Math.max(0, batch.ends[first + column] - start);
      System.arraycopy(batch.bytes, start, scratch.reserve(length), scratch.size, length);
      scratch.cell(scratch.size, scratch.size + length);
      scratch.size += length;
    }
    return run.joinWhere(join.number(), scratch, 0, 1);
  }

  private int parentColumns() {
    return join.parent() < 0
        ? plan.record().columns().size()
        : plan.joins().get(join.parent()).columns().size();
  }
}
