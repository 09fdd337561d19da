package org.imisconnect.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Hours of the day at which may be sent; none means always. Immutable.
 *
 * @param zone zone of the hours
 */
public record Windows(List<Window> windows, ZoneId zone) {
  /** One window; {@code to} before {@code from} runs past midnight. */
  public record Window(LocalTime from, LocalTime to) {
    boolean contains(LocalTime time) {
      return from.isBefore(to)
          ? !time.isBefore(from) && time.isBefore(to)
          : !time.isBefore(from) || time.isBefore(to);
    }

    Duration length() {
      Duration length = Duration.between(from, to);
      return length.isNegative() || length.isZero() ? length.plusDays(1) : length;
    }
  }

  public Windows {
    windows = List.copyOf(windows);
  }

  /** Whether may be sent at an instant. */
  public boolean isOpen(Instant instant) {
    LocalTime time = instant.atZone(zone).toLocalTime();
    return windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(time));
  }

  /** The first instant from the given one on at which may be sent. */
  public Instant nextOpening(Instant instant) {
    if (isOpen(instant)) {
      return instant;
    }
    ZonedDateTime now = instant.atZone(zone);
    return windows.stream()
        .map(window -> next(now, window.from()))
        .min(Instant::compareTo)
        .orElse(instant);
  }

  private static Instant next(ZonedDateTime now, LocalTime from) {
    ZonedDateTime today = now.with(from);
    return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
  }

  /** How long may be sent in a day. */
  Duration perDay() {
    return windows.isEmpty()
        ? Duration.ofDays(1)
        : windows.stream().map(Window::length).reduce(Duration.ZERO, Duration::plus);
  }
}
