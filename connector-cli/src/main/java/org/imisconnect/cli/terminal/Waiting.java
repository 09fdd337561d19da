package org.imisconnect.cli.terminal;

import java.time.Clock;
import org.imisconnect.exchange.Pause;

/**
 * How a command waits. The program lets the time pass; a test lets its clock jump, so that nothing
 * waits for a clock that stands still. Thread-safe.
 */
@FunctionalInterface
public interface Waiting {
  /** Waits until that clock, or one that goes by it, shows an instant. */
  Pause by(Clock clock);
}
