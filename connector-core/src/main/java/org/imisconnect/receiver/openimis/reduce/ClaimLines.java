package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.openimis.protocol.Fhir;

/** The lines of one claim, and what they add up to. One thread. */
final class ClaimLines {
  private static final Set<String> READ =
      Set.of(
          "sequence",
          "category",
          "productOrService",
          "quantity",
          "unitPrice",
          "net",
          "servicedDate",
          "servicedPeriod",
          "extension");
  private static final Set<String> ITEMS =
      Set.of(
          "item",
          "medication",
          "drug",
          "medicine",
          "supply",
          "consumable",
          "material",
          "goods",
          "pharmacy");
  private static final Set<String> SERVICES =
      Set.of("service", "procedure", "activity", "bed", "visit", "laboratory", "lab", "exam");
  private final Targets targets;
  private final LinkIndex links;
  private final Losses losses;
  private final String currency;
  private final ArrayNode lines = FormJson.array();
  private BigDecimal sum = BigDecimal.ZERO;

  ClaimLines(Targets targets, LinkIndex links, Losses losses, String currency) {
    this.targets = targets;
    this.links = links;
    this.losses = losses;
    this.currency = currency;
  }

  ArrayNode reduce(JsonNode claim, LocalDate visit) {
    for (JsonNode line : claim.path("item")) {
      add(line, visit);
    }
    if (lines.isEmpty()) {
      throw Stop.because("CLAIM_NO_LINES", "openIMIS rejects a claim without lines");
    }
    return lines;
  }

  /** Quantity × unit price of all lines: what openIMIS makes the total of. */
  BigDecimal sum() {
    return sum;
  }

  private void add(JsonNode line, LocalDate visit) {
    boolean item = isItem(line);
    CrosswalkKind kind = item ? CrosswalkKind.ITEM : CrosswalkKind.SERVICE;
    String national =
        Canonical.concept(line.path("productOrService"))
            .orElseThrow(() -> Stop.because("LINE_INCOMPLETE", "a line has no code"));
    String code = targets.get(kind, national, visit);
    BigDecimal quantity = number(line.path("quantity").path("value"), "quantity");
    BigDecimal price = price(line, quantity);
    sum = sum.add(quantity.multiply(price));
    String word = item ? "item" : "service";
    ObjectNode form = lines.addObject().put("sequence", lines.size());
    ObjectNode reference = FormJson.extension("claim-item-reference");
    reference.set(
        "valueReference", FormJson.byCode(item ? "Medication" : "ActivityDefinition", code));
    form.putArray("extension").add(reference);
    form.set(
        "category", FormJson.concept("CodeSystem/claim-item-category", word).put("text", word));
    form.putObject("productOrService").put("text", code);
    form.putObject("quantity").put("value", quantity);
    form.putObject("unitPrice").put("value", price).put("currency", currency);
    losses.unread(line, "Claim.item", READ);
    losses.unreadExtensions(line, "Claim.item", Set.of("claim-item-reference", "kind"));
    if (line.hasNonNull("servicedDate")
        && !line.get("servicedDate").asText().startsWith(visit.toString())) {
      losses.dropped(
          "LINE_DATE_DROPPED", "Claim.item.serviced", "openIMIS keeps no date of a line.");
    }
  }

  private boolean isItem(JsonNode line) {
    String word =
        Canonical.concept(line.path("category"))
            .or(() -> Canonical.extensionText(line, links, "kind", "line-kind", "item-kind"))
            .map(Canonical::lower)
            .orElse("");
    if (ITEMS.contains(word) || SERVICES.contains(word)) {
      return ITEMS.contains(word);
    }
    throw Stop.because("LINE_KIND_UNKNOWN", "a line must be an item or a service");
  }

  /** The unit price, or what the line's own amount makes of it where that is exact. */
  private BigDecimal price(JsonNode line, BigDecimal quantity) {
    Optional<BigDecimal> price = Fhir.number(line.path("unitPrice").path("value"));
    Optional<BigDecimal> net = Fhir.number(line.path("net").path("value"));
    if (price.isEmpty() && net.isPresent() && quantity.compareTo(BigDecimal.ONE) == 0) {
      return net.get();
    }
    return price.orElseThrow(() -> Stop.because("LINE_INCOMPLETE", "a line has no unit price"));
  }

  private static BigDecimal number(JsonNode node, String what) {
    return Fhir.number(node)
        .orElseThrow(() -> Stop.because("LINE_INCOMPLETE", "a line has no " + what));
  }
}
