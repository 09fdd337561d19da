package org.imisconnect.exchange;

import java.time.Instant;

/** The only way to wait: real in the program, a jump of the clock in tests. Thread-safe. */
@FunctionalInterface
public interface Pause {
  /**
   * Returns when the clock shows that instant or later.
   *
   * @throws InterruptedException when the run is to end
   */
  void until(Instant instant) throws InterruptedException;
}
