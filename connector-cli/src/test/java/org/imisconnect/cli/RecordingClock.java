package org.imisconnect.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a server that stores each contract on the day it starts. It goes by the thread that
 * stores, so that other requests have the time of day. Thread-safe.
 */
final class RecordingClock extends Clock {
  private final Clock clock;
  private final ThreadLocal<Instant> storing = new ThreadLocal<>();

  RecordingClock(Clock clock) {
    this.clock = clock;
  }

  /** A request was checked; holds nothing up. */
  boolean checked(String type, String key) {
    if (type.equals("Contract")) {
      LocalDate start = LocalDate.parse(key.substring(key.lastIndexOf('|') + 1));
      storing.set(start.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    return false;
  }

  /** It was stored; holds nothing up. */
  boolean stored(String type, String key) {
    storing.remove();
    return false;
  }

  @Override
  public Instant instant() {
    Instant day = storing.get();
    return day == null ? clock.instant() : day;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
