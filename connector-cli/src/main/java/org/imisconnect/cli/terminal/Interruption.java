package org.imisconnect.cli.terminal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.imisconnect.exchange.Pause;

/**
 * Whether somebody asked to stop, by Ctrl-C or by an end of the session. Waiting ends when that
 * happens, so that a run can keep what it knows and end in order. Thread-safe.
 */
public final class Interruption {
  private static final Duration TIME_TO_END = Duration.ofSeconds(60);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int code;
  private volatile Runnable reaction = () -> {};

  /** Asks to stop. */
  public void ask() {
    asked.countDown();
    reaction.run();
  }

  /** Whether somebody asked. */
  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /**
   * What is done, beside taking note, when somebody asks; for work that does not look by itself.
   */
  public void onAsk(Runnable work) {
    reaction = work;
  }

  /** Says that the command has ended by itself, and how. */
  public void end(int exitCode) {
    code = exitCode;
    ended.countDown();
  }

  /** Waits until the command has ended, for a shutdown hook; empty when it takes too long. */
  public OptionalInt awaitEnd() {
    try {
      return ended.await(TIME_TO_END.toSeconds(), TimeUnit.SECONDS)
          ? OptionalInt.of(code)
          : OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** Waits until somebody asks to stop. */
  public void awaitAsk() throws InterruptedException {
    asked.await();
  }

  /** Waits by a clock, and no longer than until somebody asks. */
  public Pause pause(Clock clock) {
    return instant -> await(clock, instant);
  }

  private void await(Clock clock, Instant until) throws InterruptedException {
    Instant before = Instant.MIN;
    Instant now = clock.instant();
    // A clock that shows the same after the wait stands still: it would be waited for for ever.
    while (now.isBefore(until) && now.isAfter(before)) {
      if (asked.await(Duration.between(now, until).toNanos(), TimeUnit.NANOSECONDS)) {
        throw new InterruptedException("asked to stop");
      }
      before = now;
      now = clock.instant();
    }
  }
}
