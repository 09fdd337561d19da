package org.imisconnect.receiver;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.value.Shape;
import org.jspecify.annotations.Nullable;

/** Codes that a crosswalk lacks, with how often and for how much money. Thread-safe. */
public final class CrosswalkMisses {
  private final Map<Code, Miss> misses = new HashMap<>();

  private record Code(CrosswalkKind kind, String code, String currency) {}

  /**
   * A code without a target.
   *
   * @param count resources that needed it
   * @param amount sum of their money; zero where they have none
   * @param currency of the sum; empty where there is no money
   */
  public record Miss(
      CrosswalkKind kind, String code, long count, BigDecimal amount, String currency) {}

  /** Takes note of one resource that needs a code that is not there. */
  public synchronized void add(CrosswalkKind kind, String code, @Nullable Amount amount) {
    String currency = amount == null ? "" : amount.currency();
    BigDecimal value = amount == null ? BigDecimal.ZERO : amount.value();
    misses.merge(
        new Code(kind, code, currency),
        new Miss(kind, code, 1, value, currency),
        (a, b) -> new Miss(kind, code, a.count + 1, a.amount.add(b.amount), currency));
  }

  /** All misses, the most money first, then the most often, then by kind and code. */
  public synchronized List<Miss> list() {
    return misses.values().stream()
        .sorted(
            Comparator.comparing(Miss::amount)
                .thenComparing(Miss::count)
                .reversed()
                .thenComparing(Miss::kind)
                .thenComparing(Miss::code))
        .toList();
  }

  /** One CROSSWALK_MISSING per code; the code's shape only, as a wrong cell may hold anything. */
  public void report(FindingSink findings) {
    for (Miss miss : list()) {
      String money = miss.currency().isEmpty() ? "" : ", " + miss.currency() + " " + miss.amount();
      findings.add(
          Finding.of(
              "CROSSWALK_MISSING",
              Severity.ERROR,
              Place.of("crosswalk/" + miss.kind().fileName()),
              "no target for a code ("
                  + Shape.of(miss.code())
                  + "): "
                  + miss.count()
                  + " resources"
                  + money
                  + ".",
              "List the codes with `imisconnect crosswalk check`, and add a line for each."));
    }
  }
}
