package org.imisconnect.map.run;

import java.util.List;
import org.imisconnect.finding.Severity;
import org.imisconnect.value.Output;
import org.jspecify.annotations.Nullable;

/** A sense check over a record: leaves a finding where its condition holds. Immutable. */
public final class RecordCheck implements Op {
  private final String code;
  private final Severity severity;
  private final Condition condition;
  private final @Nullable Value at;
  private final String message;
  private final String hint;
  private final boolean rejects;
  private final int[] missing;
  private final Site site;

  /**
   * @param condition true where something is wrong
   * @param at the column that the finding names; null for the row as a whole
   * @param missing numbers of the joins of which a row may be missing where the check fires
   */
  public RecordCheck(
      String code,
      Severity severity,
      Condition condition,
      @Nullable Value at,
      String message,
      String hint,
      boolean rejects,
      List<Integer> missing,
      Site site) {
    this.code = code;
    this.severity = severity;
    this.condition = condition;
    this.at = at;
    this.message = message;
    this.hint = hint;
    this.rejects = rejects;
    this.missing = missing.stream().mapToInt(Integer::intValue).toArray();
    this.site = site;
  }

  @Override
  public boolean run(Machine machine, Output out) {
    machine.site = site;
    boolean fires = condition.test(machine);
    for (int join : missing) {
      machine.whole(join, fires || isAbsent(machine));
    }
    if (fires) {
      machine.site = site;
      Cell cell = at == null ? null : at.cell(machine);
      machine.report(cell, severity, code, message, hint);
      if (rejects) {
        machine.reject(cell);
      }
    }
    return false;
  }

  /** Without the total that it compares with, a check shows nothing. */
  private boolean isAbsent(Machine machine) {
    Cell cell = at == null ? null : at.cell(machine);
    int row = cell == null ? -1 : cell.ref.row(machine);
    if (cell == null || row < 0) {
      return cell != null;
    }
    int index = machine.batch.firstCell(row) + cell.index;
    return machine.batch.ends[index] <= machine.batch.starts[index];
  }
}
