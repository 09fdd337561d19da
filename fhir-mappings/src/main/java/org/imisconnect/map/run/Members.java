package org.imisconnect.map.run;

import org.imisconnect.value.Output;
import org.jspecify.annotations.Nullable;

/** The members of an object in R4 order, or the entries of a list. Immutable. */
public final class Members {
  private final Op[] ops;
  private final @Nullable Site[] required;
  private final int flag;

  /**
   * @param ops what to run
   * @param required for each, its site where R4 requires the element, else null
   * @param flag number of the machine's flag that remembers a missing element, -1 where none is
   *     required
   */
  public Members(Op[] ops, @Nullable Site[] required, int flag) {
    this.ops = ops.clone();
    this.required = required.clone();
    this.flag = flag;
  }

  boolean run(Machine machine, Output out) {
    boolean live = false;
    if (flag < 0) {
      for (Op op : ops) {
        live |= op.run(machine, out);
      }
      return live;
    }
    int missing = -1;
    for (int i = 0; i < ops.length; i++) {
      int mark = out.size;
      live |= ops[i].run(machine, out);
      if (required[i] != null && out.size == mark && missing < 0) {
        missing = i;
      }
    }
    machine.missing[flag] = missing;
    return live;
  }

  /** Rejects the row when an element that R4 requires was left empty by the last run. */
  void demand(Machine machine) {
    if (flag >= 0 && machine.missing[flag] >= 0) {
      Site site = required[machine.missing[flag]];
      if (site != null) {
        machine.missing(site);
      }
    }
  }
}
