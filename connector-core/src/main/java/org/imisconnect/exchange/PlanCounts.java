package org.imisconnect.exchange;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.imisconnect.exchange.Plan.Forecast;
import org.imisconnect.exchange.Plan.Guard;
import org.imisconnect.exchange.Plan.ReasonTotal;
import org.imisconnect.exchange.Plan.StepTotal;
import org.imisconnect.receiver.Capabilities;
import org.imisconnect.receiver.Capabilities.Adoption;
import org.imisconnect.receiver.Capabilities.Operation;
import org.imisconnect.receiver.Capabilities.TypeRule;

/** Counts a plan from its lines. One thread. */
final class PlanCounts {
  private final ExchangeScope scope;
  private final Scratch scratch;
  private final Capabilities capabilities;

  PlanCounts(ExchangeScope scope, Scratch scratch) {
    this.scope = scope;
    this.scratch = scratch;
    this.capabilities = scope.session().capabilities();
  }

  Plan count(Map<String, Long> gone) {
    List<ReasonTotal> reasons = new ArrayList<>();
    scratch.db.each(
        """
        SELECT type, step, code, count(*) FROM planned WHERE code <> ''
        GROUP BY type, step, code ORDER BY type, step, code""",
        row ->
            reasons.add(
                new ReasonTotal(
                    row.getString(1),
                    Step.valueOf(row.getString(2)),
                    row.getString(3),
                    row.getLong(4))));
    Optional<LocalDate> firstHeld =
        scratch.db.first(
            "SELECT until FROM planned WHERE step = 'HELD' ORDER BY until LIMIT 1",
            row -> LocalDate.parse(row.getString(1)));
    return new Plan(totals(), reasons, gone, firstHeld, forecast(), guard());
  }

  private List<StepTotal> totals() {
    record Group(String type, Step step, String currency) {}
    Map<Group, StepTotal> totals =
        new TreeMap<>(
            Comparator.comparing(Group::type)
                .thenComparing(Group::step)
                .thenComparing(Group::currency));
    // The sums are made here: SQLite would add money as floating point.
    scratch.db.each(
        "SELECT type, step, amount, currency FROM planned",
        row -> {
          String amount = row.getString(3);
          String currency = amount == null ? "" : row.getString(4);
          Group group = new Group(row.getString(1), Step.valueOf(row.getString(2)), currency);
          BigDecimal value = amount == null ? BigDecimal.ZERO : new BigDecimal(amount);
          totals.merge(
              group,
              new StepTotal(group.type(), group.step(), 1, value, currency),
              (a, b) ->
                  new StepTotal(
                      a.type(), a.step(), a.count() + 1, a.amount().add(value), currency));
        });
    return List.copyOf(totals.values());
  }

  private Forecast forecast() {
    long[] requests = {0};
    scratch.db.each(
        "SELECT form_type, step, count(*) FROM planned GROUP BY form_type, step",
        row -> {
          TypeRule rule =
              capabilities
                  .findRule(row.getString(1))
                  .orElse(TypeRule.of(row.getString(1), Adoption.BY_REFUSAL, false));
          long count = row.getLong(3);
          switch (Step.valueOf(row.getString(2))) {
            case CREATE -> {
              int search = rule.adoption() == Adoption.BY_KEY ? rule.cost(Operation.FIND) : 0;
              long creates = (count + rule.together() - 1) / rule.together();
              requests[0] += creates * rule.cost(Operation.CREATE) + count * search;
            }
            case UPDATE -> requests[0] += count * rule.cost(Operation.UPDATE);
            case UNKNOWN -> requests[0] += count * rule.cost(Operation.FIND);
            default -> {}
          }
        });
    Duration time = Duration.ofSeconds(requests[0] * 60 / scope.settings().ratePerMinute());
    Windows windows = scope.settings().windows();
    long day = Math.max(1, windows.perDay().toSeconds());
    long nights = (time.toSeconds() + day - 1) / day;
    Instant begin = windows.nextOpening(scope.clock().instant());
    return new Forecast(requests[0], time, nights, begin);
  }

  private Guard guard() {
    long updates = steps("'UPDATE'");
    long held = updates + steps("'UNCHANGED', 'NOT_CARRIED', 'REFUSED'");
    return new Guard(updates, held, scope.settings().updateLimit());
  }

  private long steps(String names) {
    return scratch
        .db
        .first("SELECT count(*) FROM planned WHERE step IN (" + names + ")", row -> row.getLong(1))
        .orElse(0L);
  }
}
