package org.imisconnect.map.run;

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
  private final Site site;

  /**
   * @param condition true where something is wrong
   * @param at the column that the finding names; null for the row as a whole
   */
  public RecordCheck(
      String code,
      Severity severity,
      Condition condition,
      @Nullable Value at,
      String message,
      String hint,
      boolean rejects,
      Site site) {
    this.code = code;
    this.severity = severity;
    this.condition = condition;
    this.at = at;
    this.message = message;
    this.hint = hint;
    this.rejects = rejects;
    this.site = site;
  }

  @Override
  public boolean run(Machine machine, Output out) {
    machine.site = site;
    if (condition.test(machine)) {
      machine.site = site;
      Cell cell = at == null ? null : at.cell(machine);
      machine.report(cell, severity, code, message, hint);
      if (rejects) {
        machine.reject(cell);
      }
    }
    return false;
  }
}
