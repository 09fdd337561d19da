package org.imisconnect.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.imisconnect.exchange.PushResult.Stop;
import org.jspecify.annotations.Nullable;

/** Counters of a push, and whether it may go on. One thread. */
final class PushState {
  private static final Duration PAUSE_AFTER_NOT_SENT = Duration.ofSeconds(5);

  /** 5 seconds become 160 at most. */
  private static final int LONGEST_DOUBLING = 5;

  private final ExchangeSettings settings;
  private final Clock clock;
  private final Pause pause;
  private final BooleanSupplier asked;
  private Instant notBefore = Instant.MIN;
  private int doubtsInRow;
  private int notSentInRow;
  private int retries;
  private boolean interrupted;
  private @Nullable Stop stop;
  private @Nullable RuntimeException failure;
  private String words = "";
  long sent;
  long accepted;
  long refused;

  PushState(ExchangeScope scope, BooleanSupplier asked) {
    this.settings = scope.settings();
    this.clock = scope.clock();
    this.pause = scope.pause();
    this.asked = asked;
  }

  /** Whether another request may leave; may wait until it may when nothing is under way. */
  boolean mayStart(boolean underWay) {
    if (isStopped()) {
      return false;
    }
    if (asked.getAsBoolean()) {
      stop(Stop.ASKED, "it was asked to stop");
    } else if (!settings.windows().isOpen(clock.instant())) {
      stop(Stop.WINDOW_CLOSED, "the hours for sending are over");
    } else if (clock.instant().isBefore(notBefore)) {
      return !underWay && await(notBefore);
    }
    return !isStopped();
  }

  /** Waits; false when the wait was broken off, which stops the push. */
  boolean await(Instant instant) {
    try {
      pause.until(instant);
      return true;
    } catch (InterruptedException e) {
      interrupted = true;
      stop(Stop.ASKED, "it was interrupted");
      return false;
    }
  }

  void interrupted() {
    interrupted = true;
    stop(Stop.ASKED, "it was interrupted");
  }

  void notSent(@Nullable Duration after) {
    Duration wait =
        PAUSE_AFTER_NOT_SENT.multipliedBy(1L << Math.min(notSentInRow, LONGEST_DOUBLING));
    notBefore = clock.instant().plus(after == null ? wait : after);
    notSentInRow++;
    retries++;
    if (retries > settings.retryLimit()) {
      stop(Stop.RETRY_LIMIT, "nothing could be sent " + retries + " times");
    }
  }

  void doubt() {
    doubtsInRow++;
    if (doubtsInRow >= settings.doubtLimit()) {
      stop(Stop.DOUBT_LIMIT, "the outcome of " + doubtsInRow + " writes in a row is unknown");
    }
  }

  void certainty() {
    notSentInRow = 0;
    doubtsInRow = 0;
  }

  void stop(Stop why, String how) {
    if (stop == null) {
      stop = why;
      words = how;
    }
  }

  /** Stops because of an exception, which is thrown again once all answers are kept. */
  void fail(RuntimeException e) {
    if (failure == null) {
      failure = e;
    } else {
      failure.addSuppressed(e);
    }
  }

  boolean isStopped() {
    return stop != null || failure != null;
  }

  /** Throws what stopped the push, if an exception did. */
  void rethrow() {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  Stop stop() {
    return stop == null ? Stop.DONE : stop;
  }

  String words() {
    return words;
  }
}
