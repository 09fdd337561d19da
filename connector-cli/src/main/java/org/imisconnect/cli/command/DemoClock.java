package org.imisconnect.cli.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that runs like another one, some days behind: the nights of the demo follow each other at
 * once. Thread-safe.
 */
final class DemoClock extends Clock {
  private final Clock real;
  private final AtomicReference<Duration> behind;

  DemoClock(Clock real) {
    this(real, new AtomicReference<>(Duration.ZERO));
  }

  private DemoClock(Clock real, AtomicReference<Duration> behind) {
    this.real = real;
    this.behind = behind;
  }

  /** Goes so far behind the real time. */
  void setBehind(Duration time) {
    behind.set(time);
  }

  @Override
  public Instant instant() {
    return real.instant().minus(behind.get());
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new DemoClock(real.withZone(zone), behind);
  }
}
