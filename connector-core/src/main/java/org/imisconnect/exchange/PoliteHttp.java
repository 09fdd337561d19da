package org.imisconnect.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.random.RandomGenerator;
import org.imisconnect.receiver.Http;
import org.jspecify.annotations.Nullable;

/**
 * Keeps good manners with one host: a steady rate, the wait that it asks for, longer and longer
 * waits where it does not say, and no request while it is down. Sends nothing twice. Thread-safe.
 *
 * <p>Openings of the breaker: 5 requests in a row without an answer of the application (no
 * connection, cut off, 502, 503, 504); for 60 seconds, twice as long each time up to 15 minutes;
 * then one request tries. A 500 does not count: some servers say it to every refusal. Waits are
 * shortened by up to a half at random, so that many clients do not come back at one moment.
 */
public final class PoliteHttp implements Http {
  private static final int BREAKER_FAILURES = 5;
  private static final Duration BREAKER_OPEN = Duration.ofSeconds(60);
  private static final Duration BREAKER_LONGEST = Duration.ofMinutes(15);
  private static final Duration BUSY = Duration.ofSeconds(5);
  private static final Duration FAILED = Duration.ofMillis(500);

  /** A longer wait is left to whoever sends: the request is then surely not sent. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  private final Http inner;
  private final Clock clock;
  private final Pause pause;
  private final Duration interval;
  private final RandomGenerator random;
  private Instant nextSlot = Instant.MIN;
  private Instant closedUntil = Instant.MIN;
  private int failures;
  private int busy;
  private int openings;
  private boolean trying;

  /**
   * Wraps the way to one host.
   *
   * @param ratePerMinute requests a minute, spread evenly
   * @param random shortens waits; used by one thread at a time
   */
  public PoliteHttp(
      Http inner, int ratePerMinute, Clock clock, Pause pause, RandomGenerator random) {
    this.random = random;
    this.inner = inner;
    this.clock = clock;
    this.pause = pause;
    this.interval = Duration.ofMinutes(1).dividedBy(ratePerMinute);
  }

  @Override
  public Answer send(Call call) {
    Instant now = clock.instant();
    Instant slot = reserve(now);
    if (slot == null) {
      return new NotSent("the server asked to wait, or is down", waitFrom(now));
    }
    try {
      if (slot.isAfter(now)) {
        pause.until(slot);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      free();
      return new NotSent("interrupted", null);
    }
    Answer answer = inner.send(call);
    note(answer);
    return answer;
  }

  /** The time at which a request may leave; null when that is too far away. */
  private synchronized @Nullable Instant reserve(Instant now) {
    boolean halfOpen = failures >= BREAKER_FAILURES;
    Instant earliest = closedUntil.isAfter(now) ? closedUntil : now;
    boolean tooLate = earliest.isAfter(now.plus(LONGEST_WAIT));
    if (tooLate || (halfOpen && (trying || closedUntil.isAfter(now)))) {
      return null;
    }
    trying = halfOpen;
    Instant slot = nextSlot.isAfter(earliest) ? nextSlot : earliest;
    nextSlot = slot.plus(interval);
    return slot;
  }

  private synchronized Duration waitFrom(Instant now) {
    return closedUntil.isAfter(now) ? Duration.between(now, closedUntil) : BREAKER_OPEN;
  }

  private synchronized void free() {
    trying = false;
  }

  private synchronized void note(Answer answer) {
    trying = false;
    if (answer instanceof Received received && !isDown(received.status())) {
      failures = 0;
      openings = 0;
      busy = received.status() == 429 ? busy + 1 : 0;
      if (busy > 0) {
        close(received, grown(BUSY, busy, LONGEST_WAIT));
      }
      return;
    }
    failures++;
    Duration wait = grown(FAILED, failures, LONGEST_WAIT);
    if (failures >= BREAKER_FAILURES) {
      openings++;
      wait = grown(BREAKER_OPEN, openings, BREAKER_LONGEST);
    }
    close(wait);
    if (answer instanceof Received received) {
      close(received, Duration.ZERO);
    }
  }

  /** Twice as long each time, up to a longest, less up to a half by chance. */
  private Duration grown(Duration first, int times, Duration longest) {
    Duration wait = first.multipliedBy(1L << Math.min(times - 1, 10));
    Duration bounded = wait.compareTo(longest) > 0 ? longest : wait;
    long half = bounded.toMillis() / 2;
    return Duration.ofMillis(half + random.nextLong(half + 1));
  }

  private static boolean isDown(int status) {
    return status == 502 || status == 503 || status == 504;
  }

  private void close(Received received, Duration unless) {
    close(retryAfter(received.headers().get("retry-after"), unless));
  }

  private void close(Duration wait) {
    Instant until = clock.instant().plus(wait);
    closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
  }

  /** Seconds or a date, as the header may be either. */
  private Duration retryAfter(@Nullable String header, Duration unless) {
    if (header == null) {
      return unless;
    }
    String text = header.strip();
    if (!text.isEmpty() && text.length() < 7 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), at);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException e) {
      return unless;
    }
  }
}
