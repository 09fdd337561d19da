package org.imisconnect.map.run;

import org.imisconnect.value.Output;

/** One operation of a mapping. Writes members that each end with a comma, or nothing. Immutable. */
public interface Op {
  /**
   * Writes what there is.
   *
   * @return whether a value of the row was written: only that keeps the parent alive
   */
  boolean run(Machine machine, Output out);
}
