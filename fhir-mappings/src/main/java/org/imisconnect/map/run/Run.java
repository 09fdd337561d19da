package org.imisconnect.map.run;

import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Severity;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.MappedOutput;
import org.imisconnect.map.PlanRun;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;
import org.jspecify.annotations.Nullable;

/** A run of a {@link Plan}. One thread. */
final class Run implements PlanRun {
  private static final FindingSink NOBODY = finding -> {};
  private final Plan plan;
  private final Op[] resources;
  private final Op[] checks;
  private final JoinRun[] joins;
  private final Value[] groupKey;
  private final Machine machine;
  private final boolean checksRows;
  private final int[] kept;
  private final Output nowhere = new Output(0);

  Run(Plan plan, @Nullable SlotListener listener) {
    this.plan = plan;
    resources = plan.resources().toArray(Op[]::new);
    checks = plan.checks().toArray(Op[]::new);
    joins = plan.joinRuns().toArray(JoinRun[]::new);
    groupKey = plan.groupKey().toArray(Value[]::new);
    machine = new Machine(plan.sizes());
    machine.listener = listener;
    checksRows = !plan.rows().isEmpty();
    kept = new int[resources.length];
  }

  @Override
  public boolean groupKey(RowBatch batch, int row, Output key, FindingSink findings) {
    machine.begin(batch, row, findings);
    machine.site = plan.groupSite();
    int mark = key.size;
    if (JoinRun.appendKey(machine, groupKey, 0, key)) {
      return true;
    }
    key.size = mark;
    Cell cell = groupKey[0].cell(machine);
    machine.report(
        cell,
        Severity.ERROR,
        "KEY_MISSING",
        "the row belongs to no group: a part of `group_by` is empty or invalid",
        "Fill the cell, or give `group_by` another column by `??`.");
    return false;
  }

  @Override
  public boolean joinKey(int join, RowBatch batch, int row, Output key) {
    JoinRun joined = joins[join];
    machine.begin(batch, row, NOBODY);
    machine.rows[joined.parentSlot()] = row;
    int mark = key.size;
    if (JoinRun.appendKey(machine, joined.key(), joined.text(), key)) {
      return true;
    }
    key.size = mark;
    return false;
  }

  @Override
  public boolean joinWhere(int join, RowBatch batch, int parentRow, int childRow) {
    JoinRun joined = joins[join];
    if (joined.where() == null) {
      return true;
    }
    machine.begin(batch, parentRow, NOBODY);
    machine.rows[joined.parentSlot()] = parentRow;
    machine.rows[joined.slot()] = childRow;
    return joined.where().test(machine);
  }

  @Override
  public Outcome map(RowBatch batch, int row, MappedOutput[] outputs, FindingSink findings) {
    machine.begin(batch, row, findings);
    if (checksRows) {
      plan.rows().run(machine);
    }
    int made = 0;
    for (int i = 0; i < resources.length; i++) {
      MappedOutput output = outputs[i];
      kept[i] = output.count();
      machine.output = output;
      resources[i].run(machine, output.lines);
      made += output.count() - kept[i];
    }
    for (Op check : checks) {
      check.run(machine, nowhere);
    }
    if (machine.isRejected()) {
      for (int i = 0; i < resources.length; i++) {
        outputs[i].rollBack(kept[i]);
      }
      return Outcome.REJECTED;
    }
    return made > 0 ? Outcome.USED : Outcome.FILTERED;
  }

  @Override
  public Wholeness wholeness(int join) {
    JoinPlan asked = plan.joins().get(join);
    Wholeness said = machine.wholeness(join);
    for (JoinPlan other : plan.joins()) {
      // a check may order its rows in another way than the map, and then joins for itself
      boolean same =
          other.parent() == asked.parent()
              && other.record().equals(asked.record())
              && other.childKey().equals(asked.childKey());
      Wholeness says = machine.wholeness(other.number());
      if (same && (says == Wholeness.IN_DOUBT || said == Wholeness.UNTOLD)) {
        said = says;
      }
    }
    return said;
  }

  @Override
  public boolean isCause(int row) {
    return machine.isCause(row);
  }
}
