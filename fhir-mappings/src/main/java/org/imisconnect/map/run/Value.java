package org.imisconnect.map.run;

import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** An expression ready to run. Immutable; what it needs while running stands in the machine. */
public interface Value {
  /**
   * Points the text at the value, which stays valid until the scratch buffer is reset to where it
   * was before.
   */
  Result read(Machine machine, Text into);

  /** The cell that a finding about the value names; null where there is none. */
  default @Nullable Cell cell(Machine machine) {
    return null;
  }
}
