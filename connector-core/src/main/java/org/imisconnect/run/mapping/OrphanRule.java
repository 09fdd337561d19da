package org.imisconnect.run.mapping;

import java.util.List;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.run.join.OrphanRow;

/**
 * Says whether a row that no used row has taken is an orphan of a join: it would have passed the
 * join's {@code where}, had it found a parent. One thread.
 */
final class OrphanRule {
  private final JoinPlan join;
  private final OrphanRow orphans;

  OrphanRule(RecordPlan plan, JoinPlan join) {
    this.join = join;
    this.orphans = new OrphanRow(plan, join, plan.newRun());
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
    return orphans.isWanted(batch, row);
  }
}
