package org.imisconnect.exchange;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The limits and manners of an exchange, as the project file has them. Immutable.
 *
 * @param contracts whether contracts are sent active or idle: no default, the user chooses
 * @param conflict what to do when the receiver holds a key with other content
 * @param concurrency lanes at work at one time; 4 unless set
 * @param ratePerMinute requests a minute to one host; 150 unless set
 * @param canary claims that go ahead of the others; 50 unless set
 * @param refusedLimit share of claims, refused or decided rejected, above which a run stops; 0.20
 *     unless set
 * @param updateLimit share of what the receiver holds that one run may change; 0.05 unless set
 * @param settle how long a request may go on working at the receiver after it left; null for twice
 *     its read time-out
 * @param doubtLimit writes in a row whose outcome stays unknown before the run stops; 10 unless set
 * @param retryLimit writes that were surely not sent and may be tried again in a run; 100 unless
 *     set
 * @param attemptLimit attempts at one resource in a run; 3 unless set
 * @param windows hours at which may be sent
 * @param snapshotTypes canonical types whose source is always complete, so that a row that is not
 *     there has vanished (claims come month by month)
 */
public record ExchangeSettings(
    Contracts contracts,
    ConflictPolicy conflict,
    int concurrency,
    int ratePerMinute,
    int canary,
    double refusedLimit,
    double updateLimit,
    @Nullable Duration settle,
    int doubtLimit,
    int retryLimit,
    int attemptLimit,
    Windows windows,
    Set<String> snapshotTypes) {

  /** How a contract begins. */
  public enum Contracts {
    ACTIVE,
    IDLE
  }

  /** What to do when the receiver holds a key with other content. */
  public enum ConflictPolicy {
    /** Take what the receiver has as agreed. */
    ADOPT,
    /** Change it to what the source says. */
    UPDATE,
    /** Leave it to a person. */
    HOLD
  }

  public ExchangeSettings {
    snapshotTypes = Set.copyOf(snapshotTypes);
    if (concurrency < 1 || ratePerMinute < 1 || canary < 1 || attemptLimit < 1) {
      throw new IllegalArgumentException("limits count from 1 up");
    }
  }

  /** The defaults. */
  public static ExchangeSettings of(Contracts contracts, ConflictPolicy conflict, ZoneId zone) {
    return new ExchangeSettings(
        contracts,
        conflict,
        4,
        150,
        50,
        0.20,
        0.05,
        null,
        10,
        100,
        3,
        new Windows(List.of(), zone),
        Set.of("Patient", "Group", "Coverage", "Contract"));
  }

  /** The same with other manners of sending. */
  public ExchangeSettings withPace(int lanes, int perMinute, @Nullable Duration settling) {
    return new ExchangeSettings(
        contracts,
        conflict,
        lanes,
        perMinute,
        canary,
        refusedLimit,
        updateLimit,
        settling,
        doubtLimit,
        retryLimit,
        attemptLimit,
        windows,
        snapshotTypes);
  }

  /** The same with other limits. */
  public ExchangeSettings withLimits(int firstClaims, double refused, double updates) {
    return new ExchangeSettings(
        contracts,
        conflict,
        concurrency,
        ratePerMinute,
        firstClaims,
        refused,
        updates,
        settle,
        doubtLimit,
        retryLimit,
        attemptLimit,
        windows,
        snapshotTypes);
  }

  /** The same with other limits on trouble. */
  public ExchangeSettings withTrouble(int doubts, int retries, int attempts) {
    return new ExchangeSettings(
        contracts,
        conflict,
        concurrency,
        ratePerMinute,
        canary,
        refusedLimit,
        updateLimit,
        settle,
        doubts,
        retries,
        attempts,
        windows,
        snapshotTypes);
  }

  /** The same at other hours. */
  public ExchangeSettings withWindows(Windows hours) {
    return new ExchangeSettings(
        contracts,
        conflict,
        concurrency,
        ratePerMinute,
        canary,
        refusedLimit,
        updateLimit,
        settle,
        doubtLimit,
        retryLimit,
        attemptLimit,
        hours,
        snapshotTypes);
  }
}
