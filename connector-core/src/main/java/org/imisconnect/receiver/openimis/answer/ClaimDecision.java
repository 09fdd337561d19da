package org.imisconnect.receiver.openimis.answer;

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
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.jspecify.annotations.Nullable;

/**
 * Reads one ClaimResponse. Its {@code outcome} says too little (complete = rejected or paid), so
 * the stages of the lines decide; the total of stage 16 is wrong by the quantity and is made again
 * from the lines, while what the server wrote is kept as {@code raw}.
 */
public final class ClaimDecision {
  private ClaimDecision() {}

  /**
   * The decision so far.
   *
   * @param currency ISO code of the server's money, which it writes as {@code $}
   * @return empty where code or id are missing
   */
  public static Optional<Answer> read(JsonNode response, String currency) {
    Optional<String> code = Fhir.code(response);
    Optional<String> uuid = Fhir.uuid(response);
    if (code.isEmpty() || uuid.isEmpty()) {
      return Optional.empty();
    }
    int stage = stage(response);
    List<Adjudications> parts = new ArrayList<>();
    response.path("item").forEach(line -> parts.add(Adjudications.of(line)));
    boolean rejected = stage == Adjudications.REJECTED;
    List<Answer.Line> lines = lines(response, parts, rejected, stage, currency);
    BigDecimal asked = sum(parts.stream().map(Adjudications::asked).toList());
    BigDecimal approved = rejected ? BigDecimal.ZERO : approved(parts, stage);
    Set<String> reasons = new LinkedHashSet<>();
    parts.forEach(part -> reasons.addAll(part.reasons()));
    return Optional.of(
        new Answer(
            code.get(),
            uuid.get(),
            decision(rejected, stage, lines),
            Integer.toString(stage),
            rejected || stage == Adjudications.VALUATED,
            money(asked, currency),
            money(approved, currency),
            List.copyOf(reasons),
            lines,
            raw(response)));
  }

  /** Highest stage in the totals; without totals every line is rejected, or nothing is known. */
  private static int stage(JsonNode response) {
    int stage = 0;
    for (JsonNode total : response.path("total")) {
      stage = Math.max(stage, Adjudications.stage(total.path("category")));
    }
    return stage == 0 ? Adjudications.REJECTED : stage;
  }

  private static Decision decision(boolean rejected, int stage, List<Answer.Line> lines) {
    if (rejected) {
      return Decision.REJECTED;
    }
    if (stage <= Adjudications.ENTERED) {
      return Decision.OPEN;
    }
    boolean whole = lines.stream().allMatch(line -> line.decision() == Decision.ACCEPTED);
    return whole ? Decision.ACCEPTED : Decision.PARTLY;
  }

  private static List<Answer.Line> lines(
      JsonNode response, List<Adjudications> parts, boolean all, int stage, String currency) {
    List<Answer.Line> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      JsonNode item = response.path("item").path(i);
      JsonNode reference = Fhir.extension(item, "claim-item-reference").path("valueReference");
      Adjudications part = parts.get(i);
      Map<String, String> raw = new TreeMap<>();
      part.raw("stage.", raw);
      boolean rejected = all || (part.onlyRejected() && !part.reasons().isEmpty());
      BigDecimal approved = rejected ? BigDecimal.ZERO : part.approved().orElse(null);
      lines.add(
          new Answer.Line(
              item.path("itemSequence").asInt(i + 1),
              reference.path("display").asText(),
              kind(reference),
              lineDecision(part, rejected, stage),
              money(part.asked().orElse(null), currency),
              money(approved, currency),
              part.reasons(),
              raw));
    }
    return lines;
  }

  private static String kind(JsonNode reference) {
    String text = reference.path("reference").asText();
    return text.startsWith("Medication/")
        ? "item"
        : text.startsWith("ActivityDefinition/") ? "service" : "";
  }

  private static Decision lineDecision(Adjudications part, boolean rejected, int stage) {
    if (rejected) {
      return Decision.REJECTED;
    }
    if (stage <= Adjudications.ENTERED) {
      return Decision.OPEN;
    }
    Optional<BigDecimal> asked = part.asked();
    Optional<BigDecimal> approved = part.approved();
    boolean less =
        asked.isPresent() && approved.isPresent() && approved.get().compareTo(asked.get()) < 0;
    return less ? Decision.PARTLY : Decision.ACCEPTED;
  }

  private static @Nullable BigDecimal approved(List<Adjudications> parts, int stage) {
    return stage <= Adjudications.ENTERED
        ? null
        : sum(
            parts.stream()
                .map(part -> part.onlyRejected() ? Optional.<BigDecimal>empty() : part.approved())
                .toList());
  }

  private static BigDecimal sum(List<Optional<BigDecimal>> amounts) {
    return amounts.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static @Nullable Amount money(@Nullable BigDecimal value, String currency) {
    return value == null ? null : new Amount(value, currency);
  }

  private static Map<String, String> raw(JsonNode response) {
    Map<String, String> raw = new TreeMap<>();
    raw.put("outcome", response.path("outcome").asText());
    for (JsonNode total : response.path("total")) {
      String value =
          Fhir.number(total.path("amount").path("value")).map(BigDecimal::toPlainString).orElse("");
      raw.put("total." + Fhir.coding(total.path("category")), value);
    }
    return raw;
  }
}
