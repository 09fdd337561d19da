package org.imisconnect.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much hangs on one cause: rows, money, facilities. One thread. */
final class Weight {
  private static final int NAMED = 3;
  long count;
  BigDecimal amount = BigDecimal.ZERO;
  String first = "";
  private final Map<String, Long> facilities = new LinkedHashMap<>();

  void add(String where, @Nullable BigDecimal money, @Nullable String facility) {
    count++;
    if (first.isEmpty()) {
      first = where;
    }
    weigh(money, facility);
  }

  /** Money that hangs on a cause without being a row of its own. */
  void weigh(@Nullable BigDecimal money, @Nullable String facility) {
    if (money != null) {
      amount = amount.add(money);
    }
    if (facility != null) {
      facilities.merge(facility, 1L, Long::sum);
    }
  }

  /** The facilities with most of it, and how many more there are. */
  String facilities() {
    String named =
        facilities.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(NAMED)
            .map(entry -> entry.getKey() + " (" + ProofLine.count(entry.getValue()) + ")")
            .collect(Collectors.joining(", "));
    int more = facilities.size() - NAMED;
    return more > 0 ? named + " and " + more + " more" : named;
  }
}
