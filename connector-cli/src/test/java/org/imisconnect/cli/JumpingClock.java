package org.imisconnect.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.imisconnect.cli.terminal.Waiting;
import org.imisconnect.exchange.Pause;

/** A clock that stands still, but for whoever waits: it jumps there at once. Thread-safe. */
final class JumpingClock extends Clock implements Waiting {
  private final AtomicReference<Instant> now;

  JumpingClock(Instant begin) {
    now = new AtomicReference<>(begin);
  }

  @Override
  public Pause by(Clock clock) {
    return until -> {
      Duration missing = Duration.between(clock.instant(), until);
      if (!missing.isNegative()) {
        now.updateAndGet(instant -> instant.plus(missing));
      }
    };
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
