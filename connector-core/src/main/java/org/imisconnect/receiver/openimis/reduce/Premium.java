package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.Release;

/**
 * What was paid for a contract. openIMIS takes one payment with the contract; a contract with two
 * cannot be read any more. Pure.
 */
final class Premium {
  private static final Map<String, String> TYPES =
      Map.of(
          "cash", "C", "c", "C", "bank", "B", "b", "B", "mobile", "M", "m", "M", "subsidy", "F",
          "f", "F");
  private static final String SYSTEM = "CodeSystem/contract-premium-";

  private Premium() {}

  /** Adds the only payment to the asset; anything else is a loss that a person must record. */
  static void add(
      List<JsonNode> premiums, Release release, String currency, ObjectNode asset, Losses losses) {
    if (premiums.isEmpty()) {
      return;
    }
    Optional<ObjectNode> form =
        premiums.size() == 1 && release.takesPremium()
            ? form(premiums.get(0), currency)
            : Optional.empty();
    form.ifPresentOrElse(
        premium -> asset.putArray("extension").add(premium),
        () ->
            losses.changed(
                "PREMIUM_DROPPED",
                "Contract.term.asset.extension",
                premiums.size()
                    + " payments are not sent: openIMIS 26.04 takes one with day, amount and a known"
                    + " way of paying, older releases none.",
                "Record the payments on the openIMIS screen."));
  }

  private static Optional<ObjectNode> form(JsonNode premium, String currency) {
    Optional<BigDecimal> amount =
        Fhir.number(part(premium, "amount").path("valueMoney").path("value"));
    String day = part(premium, "date").path("valueDate").asText();
    JsonNode type = part(premium, "type");
    String way =
        Canonical.present(type.path("valueCoding").path("code"))
            .or(() -> Canonical.concept(type.path("valueCodeableConcept")))
            .map(code -> TYPES.getOrDefault(Canonical.lower(code), ""))
            .orElse("");
    if (amount.isEmpty() || day.isEmpty() || way.isEmpty()) {
      return Optional.empty();
    }
    boolean photo = part(premium, "photo-fee").path("valueBoolean").asBoolean();
    ObjectNode extension = FormJson.extension("contract-premium");
    ArrayNode parts = extension.putArray("extension");
    concept(parts, "payer", "beneficiary");
    concept(parts, "category", photo ? "P" : "C");
    parts
        .addObject()
        .put("url", "amount")
        .putObject("valueMoney")
        .put("value", amount.get())
        .put("currency", currency);
    String receipt = part(premium, "receipt").path("valueString").asText();
    if (!receipt.isEmpty()) {
      parts.addObject().put("url", "receipt").put("valueString", receipt);
    }
    parts.addObject().put("url", "date").put("valueDate", day);
    concept(parts, "type", way);
    return Optional.of(extension);
  }

  private static JsonNode part(JsonNode premium, String name) {
    return Fhir.extension(premium, name);
  }

  private static void concept(ArrayNode parts, String name, String code) {
    parts
        .addObject()
        .put("url", name)
        .set("valueCodeableConcept", FormJson.concept(SYSTEM + name, code));
  }
}
