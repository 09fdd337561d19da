package org.imisconnect.run.mapping;

import java.util.List;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.PlanRun;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;

/**
 * Says whether a row that no used row has taken is an orphan of a join: it would have passed the
 * join's {@code where}, had it found a parent. One thread.
 */
final class OrphanRule {
  private final RecordPlan plan;
  private final JoinPlan join;
  private final PlanRun run;
  private final RowBatch scratch = new RowBatch(1 << 12);

  OrphanRule(RecordPlan plan, JoinPlan join) {
    this.plan = plan;
    this.join = join;
    this.run = plan.newRun();
  }

  /** The rules of all plans: one for each join whose rows may not be left over. */
  static List<OrphanRule> of(List<RecordPlan> plans) {
    return plans.stream()
        .flatMap(
            plan ->
                plan.joins().stream()
                    .filter(join -> join.orphans() != JoinPlan.Orphans.OK)
                    .filter(join -> !(plan.grouped() && join.number() == 0))
                    .map(join -> new OrphanRule(plan, join)))
        .toList();
  }

  JoinPlan join() {
    return join;
  }

  boolean isFor(RecordType record) {
    return join.record().name().equals(record.name());
  }

  boolean isOrphan(RowBatch batch, int row) {
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
