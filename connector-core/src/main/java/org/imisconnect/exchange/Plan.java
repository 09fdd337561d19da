package org.imisconnect.exchange;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a push would do, in numbers. Immutable.
 *
 * @param totals by type, step and currency
 * @param reasons by type, step and code, for steps that have one
 * @param gone rows that vanished from the source, by canonical type; nothing is deleted
 * @param firstHeld the first day on which something held may go
 */
public record Plan(
    List<StepTotal> totals,
    List<ReasonTotal> reasons,
    Map<String, Long> gone,
    Optional<LocalDate> firstHeld,
    Forecast forecast,
    Guard guard) {
  public Plan {
    totals = List.copyOf(totals);
    reasons = List.copyOf(reasons);
    gone = Map.copyOf(gone);
  }

  /** Resources of one step. */
  public record StepTotal(String type, Step step, long count, BigDecimal amount, String currency) {}

  /** Resources with one reason. */
  public record ReasonTotal(String type, Step step, String code, long count) {}

  /**
   * What it takes.
   *
   * @param requests writes, searches and adoption that can be foreseen
   * @param time at the rate of the settings, windows not counted
   * @param nights days on which the windows have to be used
   * @param begin when sending may begin
   */
  public record Forecast(long requests, Duration time, long nights, Instant begin) {}

  /**
   * How much of what the receiver holds would be changed.
   *
   * @param updates changes planned
   * @param held resources that the receiver holds
   * @param limit share allowed
   */
  public record Guard(long updates, long held, double limit) {
    /** Whether the limit is passed. Fewer than 20 changes never pass it. */
    public boolean isPassed() {
      return updates >= 20 && updates > limit * held;
    }
  }

  /** Number of resources of a step, over all types. */
  public long count(Step step) {
    return totals.stream().filter(t -> t.step() == step).mapToLong(StepTotal::count).sum();
  }

  /** Number of resources of a step and canonical type. */
  public long count(String type, Step step) {
    return totals.stream()
        .filter(t -> t.step() == step && t.type().equals(type))
        .mapToLong(StepTotal::count)
        .sum();
  }

  /** Resources made: all of the plan. */
  public long made() {
    return totals.stream().mapToLong(StepTotal::count).sum();
  }
}
