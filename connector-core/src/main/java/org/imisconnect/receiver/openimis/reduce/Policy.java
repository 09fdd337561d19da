package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.jspecify.annotations.Nullable;

/**
 * What a canonical Contract or Coverage says of one policy.
 *
 * @param household who is covered, head first known
 * @param covered canonical ids of the Patients that are covered
 * @param product national code
 * @param start first day of the contract
 * @param effective first day of cover
 * @param officer national code; empty where none is named
 * @param value contribution due; null where not said
 * @param premiums what was paid: one extension each with amount, receipt, day
 */
record Policy(
    Household household,
    List<String> covered,
    LocalDate start,
    LocalDate effective,
    LocalDate end,
    String product,
    Optional<String> officer,
    @Nullable BigDecimal value,
    List<JsonNode> premiums) {

  /** The period of a Contract, wherever the pack put it; a missing node where nowhere. */
  static JsonNode period(JsonNode contract) {
    JsonNode term = contract.path("term").path(0);
    JsonNode asset = term.path("asset").path(0);
    for (JsonNode period :
        List.of(asset.path("period").path(0), term.path("applies"), contract.path("applies"))) {
      if (period.hasNonNull("start")) {
        return period;
      }
    }
    return MissingNode.getInstance();
  }

  /** The days that are covered, where they differ from the contract's own. */
  static JsonNode usePeriod(JsonNode contract) {
    JsonNode asset = contract.path("term").path(0).path("asset").path(0);
    for (JsonNode period : List.of(asset.path("usePeriod").path(0), contract.path("applies"))) {
      if (period.hasNonNull("start")) {
        return period;
      }
    }
    return period(contract);
  }

  static Policy ofContract(CanonicalResource contract, LinkIndex links) {
    JsonNode body = contract.body();
    JsonNode term = body.path("term").path(0);
    JsonNode valued = term.path("asset").path(0).path("valuedItem").path(0);
    Optional<String> product =
        Canonical.concept(valued.path("entityCodeableConcept"))
            .or(() -> Canonical.code(valued.path("entityReference"), links))
            .or(() -> Canonical.code(term.path("offer").path("topic"), links))
            .or(() -> Canonical.concept(body.path("type")));
    Household household = household(body.path("subject").path(0), links);
    List<String> named = named(body);
    return new Policy(
        household,
        named.isEmpty() ? household.members() : named,
        day(period(body), "start"),
        day(usePeriod(body), "start"),
        day(period(body), "end"),
        product.orElseThrow(() -> Stop.because("PRODUCT_MISSING", "the contract names no product")),
        Canonical.code(body.path("author"), links),
        Fhir.number(valued.path("net").path("value")).orElse(null),
        premiums(term.path("asset").path(0)));
  }

  private static List<JsonNode> premiums(JsonNode asset) {
    List<JsonNode> premiums = new ArrayList<>();
    for (JsonNode extension : asset.path("extension")) {
      if (Fhir.lastPart(extension.path("url").asText()).equals("contract-premium")) {
        premiums.add(extension);
      }
    }
    return List.copyOf(premiums);
  }

  static Policy ofCoverage(CanonicalResource coverage, List<String> covered, LinkIndex links) {
    JsonNode body = coverage.body();
    Optional<String> product = Optional.empty();
    for (JsonNode one : body.path("class")) {
      product = product.or(() -> Canonical.present(one.path("value")));
    }
    return new Policy(
        household(body.path("beneficiary"), links),
        covered,
        day(body.path("period"), "start"),
        day(body.path("period"), "start"),
        day(body.path("period"), "end"),
        product
            .or(() -> Canonical.concept(body.path("type")))
            .orElseThrow(() -> Stop.because("PRODUCT_MISSING", "the cover names no product")),
        Optional.empty(),
        null,
        List.of());
  }

  private static Household household(JsonNode subject, LinkIndex links) {
    Optional<String> group = Canonical.id(subject, "Group");
    Optional<String> patient = Canonical.id(subject, "Patient");
    return group
        .map(id -> Household.read(id, links))
        .or(() -> patient.flatMap(id -> Household.of(id, links)))
        .or(() -> patient.map(id -> new Household("", id, List.of(id))))
        .orElseThrow(
            () -> Stop.because("SUBJECT_MISSING", "the contract names no household or person"));
  }

  /** Canonical ids of the persons that a Contract names, each once; empty where it names none. */
  static List<String> named(JsonNode contract) {
    List<String> named = new ArrayList<>();
    JsonNode asset = contract.path("term").path(0).path("asset").path(0);
    asset.path("typeReference").forEach(one -> Canonical.id(one, "Patient").ifPresent(named::add));
    if (named.isEmpty()) {
      Canonical.id(contract.path("subject").path(0), "Patient").ifPresent(named::add);
    }
    return named.stream().distinct().toList();
  }

  private static LocalDate day(JsonNode period, String edge) {
    return Canonical.day(period.path(edge))
        .orElseThrow(
            () -> Stop.because("PERIOD_INCOMPLETE", "openIMIS needs first and last day of cover"));
  }
}
