package org.imisconnect.receiver.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Answer.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Reads one ClaimResponse by the standard's own words: {@code outcome}, and the categories
 * submitted and benefit of its totals and adjudications. Stateless.
 */
final class ClaimDecision {
  private ClaimDecision() {}

  static Answer read(JsonNode response, String code, String remoteId) {
    String outcome = response.path("outcome").asText();
    Amount asked = amount(response.path("total"), "submitted");
    Amount approved = amount(response.path("total"), "benefit");
    if (approved == null) {
      approved = money(response.path("payment").path("amount"));
    }
    Set<String> reasons = new LinkedHashSet<>();
    response.path("error").forEach(error -> codes(error.path("code"), reasons));
    List<Answer.Line> lines = new ArrayList<>();
    response.path("item").forEach(item -> lines.add(line(item, outcome)));
    boolean last = outcome.equals("complete") || outcome.equals("error");
    boolean rejected = response.path("disposition").asText().equalsIgnoreCase("rejected");
    Decision decision = rejected && last ? Decision.REJECTED : decision(outcome, asked, approved);
    return new Answer(
        code,
        remoteId,
        decision,
        outcome,
        last,
        asked,
        approved,
        List.copyOf(reasons),
        lines,
        raw(response));
  }

  private static Decision decision(
      String outcome, @Nullable Amount asked, @Nullable Amount approved) {
    return switch (outcome) {
      case "error" -> Decision.REJECTED;
      case "complete" -> {
        if (approved == null) {
          yield Decision.ACCEPTED;
        }
        BigDecimal value = approved.value();
        boolean less = asked != null && value.compareTo(asked.value()) < 0;
        yield value.signum() == 0 && (asked == null || asked.value().signum() > 0)
            ? Decision.REJECTED
            : less ? Decision.PARTLY : Decision.ACCEPTED;
      }
      default -> Decision.OPEN;
    };
  }

  private static Answer.Line line(JsonNode item, String outcome) {
    JsonNode parts = item.path("adjudication");
    Amount asked = amount(parts, "submitted");
    Amount approved = amount(parts, "benefit");
    Set<String> reasons = new LinkedHashSet<>();
    parts.forEach(part -> codes(part.path("reason"), reasons));
    return new Answer.Line(
        item.path("itemSequence").asInt(),
        "",
        "",
        decision(outcome, asked, approved),
        asked,
        approved,
        List.copyOf(reasons),
        Map.of());
  }

  private static @Nullable Amount amount(JsonNode parts, String category) {
    for (JsonNode part : parts) {
      for (JsonNode coding : part.path("category").path("coding")) {
        if (coding.path("code").asText().equals(category)) {
          return money(part.path("amount"));
        }
      }
    }
    return null;
  }

  private static @Nullable Amount money(JsonNode money) {
    return money.path("value").isNumber()
        ? new Amount(money.get("value").decimalValue(), money.path("currency").asText())
        : null;
  }

  private static void codes(JsonNode concept, Set<String> codes) {
    concept
        .path("coding")
        .forEach(
            coding ->
                Optional.of(coding.path("code").asText())
                    .filter(code -> !code.isEmpty())
                    .ifPresent(codes::add));
  }

  private static Map<String, String> raw(JsonNode response) {
    Map<String, String> raw = new TreeMap<>();
    raw.put("outcome", response.path("outcome").asText());
    if (response.hasNonNull("disposition")) {
      raw.put("disposition", response.get("disposition").asText());
    }
    for (JsonNode total : response.path("total")) {
      String name = total.path("category").path("coding").path(0).path("code").asText();
      raw.put("total." + name, total.path("amount").path("value").asText());
    }
    return raw;
  }
}
