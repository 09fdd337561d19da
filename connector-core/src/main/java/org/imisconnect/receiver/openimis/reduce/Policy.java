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
 * @param officer national code; empty where none is named
 * @param value contribution due; null where not said
 * @param premium what was paid: amount, receipt, day; missing where nothing is said
 */
record Policy(
    Household household,
    List<String> covered,
    LocalDate start,
    LocalDate end,
    String product,
    Optional<String> officer,
    @Nullable BigDecimal value,
    JsonNode premium) {

  /** The period of a Contract, wherever the pack put it; a missing node where nowhere. */
  static JsonNode period(JsonNode contract) {
    JsonNode term = contract.path("term").path(0);
    JsonNode asset = term.path("asset").path(0);
    for (JsonNode period :
        List.of(
            asset.path("period").path(0),
            asset.path("usePeriod").path(0),
            term.path("applies"),
            contract.path("applies"))) {
      if (period.hasNonNull("start")) {
        return period;
      }
    }
    return MissingNode.getInstance();
  }

  static Policy ofContract(CanonicalResource contract, LinkIndex links) {
    JsonNode body = contract.body();
    JsonNode asset = body.path("term").path(0).path("asset").path(0);
    JsonNode valued = asset.path("valuedItem").path(0);
    Optional<String> product =
        Canonical.concept(valued.path("entityCodeableConcept"))
            .or(() -> Canonical.code(valued.path("entityReference"), links))
            .or(() -> Canonical.concept(body.path("topicCodeableConcept")))
            .or(() -> Canonical.code(body.path("topicReference"), links))
            .or(() -> Canonical.extensionText(body, links, "product", "product-code"));
    JsonNode subject = body.path("subject").path(0);
    Household household = household(subject, links);
    List<String> named = named(asset.path("typeReference"), subject);
    return new Policy(
        household,
        named.isEmpty() ? household.members() : named,
        day(period(body), "start"),
        day(period(body), "end"),
        product.orElseThrow(() -> Stop.because("PRODUCT_MISSING", "the contract names no product")),
        Canonical.code(body.path("author"), links),
        Fhir.number(valued.path("net").path("value")).orElse(null),
        Fhir.extension(asset, "contract-premium"));
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
        day(body.path("period"), "end"),
        product
            .or(() -> Canonical.concept(body.path("type")))
            .orElseThrow(() -> Stop.because("PRODUCT_MISSING", "the cover names no product")),
        Optional.empty(),
        null,
        MissingNode.getInstance());
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

  private static List<String> named(JsonNode references, JsonNode subject) {
    List<String> named = new ArrayList<>();
    references.forEach(one -> Canonical.id(one, "Patient").ifPresent(named::add));
    if (named.isEmpty()) {
      Canonical.id(subject, "Patient").ifPresent(named::add);
    }
    return named.stream().distinct().toList();
  }

  private static LocalDate day(JsonNode period, String edge) {
    return Canonical.day(period.path(edge))
        .orElseThrow(
            () -> Stop.because("PERIOD_INCOMPLETE", "openIMIS needs first and last day of cover"));
  }
}
