package org.imisconnect.receiver.openimis.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.imisconnect.receiver.openimis.protocol.Fhir;

/**
 * The adjudications of one line, by openIMIS's stages: 1 rejected, 2 entered, 4 checked, 8
 * processed, 16 valuated.
 *
 * <p>Up to stage 8 {@code amount} is a unit price and {@code value} a quantity. At 16 {@code
 * amount} is the money of the whole line already, so it is not multiplied.
 */
record Adjudications(TreeMap<Integer, BigDecimal> money, List<String> reasons) {
  static final int REJECTED = 1;
  static final int ENTERED = 2;
  static final int VALUATED = 16;

  static Adjudications of(JsonNode line) {
    TreeMap<Integer, BigDecimal> money = new TreeMap<>();
    List<String> reasons = new ArrayList<>();
    for (JsonNode adjudication : line.path("adjudication")) {
      int stage = stage(adjudication.path("category"));
      BigDecimal amount =
          Fhir.number(adjudication.path("amount").path("value")).orElse(BigDecimal.ZERO);
      BigDecimal count = Fhir.number(adjudication.path("value")).orElse(BigDecimal.ONE);
      money.merge(stage, stage == VALUATED ? amount : amount.multiply(count), BigDecimal::add);
      String reason = Fhir.coding(adjudication.path("reason"));
      if (!reason.isEmpty() && !reason.equals("0") && !reasons.contains(reason)) {
        reasons.add(reason);
      }
    }
    return new Adjudications(money, List.copyOf(reasons));
  }

  /** Number of a stage's code; 0 where it cannot be read. */
  static int stage(JsonNode category) {
    String code = Fhir.coding(category);
    return code.matches("\\d{1,2}") ? Integer.parseInt(code) : 0;
  }

  /** Whether the server rejected the line: it stands at stage 1 only. */
  boolean onlyRejected() {
    return money.size() == 1 && money.containsKey(REJECTED);
  }

  Optional<BigDecimal> asked() {
    return Optional.ofNullable(money.get(ENTERED))
        .or(() -> Optional.ofNullable(money.get(REJECTED)));
  }

  /** Money of the highest stage after entering; empty while nothing was decided. */
  Optional<BigDecimal> approved() {
    return !money.isEmpty() && money.lastKey() > ENTERED
        ? Optional.of(money.lastEntry().getValue())
        : Optional.empty();
  }

  void raw(String prefix, Map<String, String> raw) {
    money.forEach((stage, amount) -> raw.put(prefix + stage, amount.toPlainString()));
  }
}
