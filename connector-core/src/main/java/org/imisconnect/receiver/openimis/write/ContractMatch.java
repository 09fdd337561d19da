package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.Release;

/** A contract that was sent against a policy that is stored, as Contract or as Coverage. Pure. */
final class ContractMatch {
  private ContractMatch() {}

  /**
   * Product code and first day of a stored Contract must be those of the key, and those covered
   * those named: whom the server left out would be rejected at the first visit.
   */
  static Outcome accepted(ResolvedForm form, JsonNode body, Release release) {
    List<String> key = form.form().key();
    JsonNode asset = asset(body);
    Optional<String> uuid = Fhir.uuid(body);
    boolean same =
        product(asset).equalsIgnoreCase(key.get(1))
            && asset.path("period").path(0).path("start").asText().equals(key.get(2));
    if (uuid.isEmpty() || !same) {
      return new Outcome.Unknown("success, but the body is of another contract");
    }
    return covers(form, body, release)
        ? new Outcome.Accepted(uuid.get(), List.of(), Map.of(), null)
        : new Outcome.Unknown("success, but others are covered than those named");
  }

  /** Whether a Coverage is of the same head and touches the contract's period. */
  static boolean touches(ResolvedForm form, JsonNode coverage) {
    List<String> key = form.form().key();
    String start = key.get(2);
    String end = form.form().hints().getOrDefault("end", start);
    JsonNode period = coverage.path("period");
    return Fhir.number(coverage.path("beneficiary"), "Patient").equals(key.get(0))
        && period.path("start").asText().compareTo(end) <= 0
        && period.path("end").asText("9999").compareTo(start) >= 0;
  }

  /** Whether a Coverage has the whole key: head, product and first day. */
  static boolean isKey(ResolvedForm form, JsonNode coverage) {
    List<String> key = form.form().key();
    return Fhir.number(coverage.path("beneficiary"), "Patient").equals(key.get(0))
        && product(coverage, "class").equalsIgnoreCase(key.get(1))
        && coverage.path("period").path("start").asText().equals(key.get(2));
  }

  private static String product(JsonNode coverage, String element) {
    return coverage.path(element).path(0).path("value").asText();
  }

  /** Paths at which a Coverage, and the Contract of the same policy, say something else. */
  static List<String> differences(
      ResolvedForm form, JsonNode coverage, JsonNode contract, Release release) {
    List<String> key = form.form().key();
    List<String> differences = new ArrayList<>();
    if (!product(coverage, "class").equalsIgnoreCase(key.get(1))) {
      differences.add("Contract.term.asset.valuedItem.entityReference");
    }
    JsonNode period = coverage.path("period");
    if (!period.path("start").asText().equals(key.get(2))) {
      differences.add("Contract.term.asset.period.start");
    }
    if (!period.path("end").asText().equals(form.form().hints().getOrDefault("end", ""))) {
      differences.add("Contract.term.asset.period.end");
    }
    if (contract.isMissingNode()) {
      // The server cannot write it out: its Coverage says all that can be compared.
      return differences;
    }
    if (!covers(form, contract, release)) {
      differences.add("Contract.term.asset.typeReference");
    }
    if (!receipt(form.form().body()).equals(receipt(contract)) && hasPremium(form)) {
      differences.add("Contract.term.asset.extension");
    }
    return differences;
  }

  /**
   * Whether the persons wanted, where their ids are known, are covered. Releases that cover the
   * whole household, whoever was named, may cover more.
   */
  private static boolean covers(ResolvedForm form, JsonNode contract, Release release) {
    Set<String> wanted = covered(form.resolvedBody());
    if (!form.remoteIds().values().containsAll(wanted)) {
      return true;
    }
    Set<String> covered = covered(contract);
    return release.coversNamedOnly() ? covered.equals(wanted) : covered.containsAll(wanted);
  }

  private static boolean hasPremium(ResolvedForm form) {
    return !premium(form.form().body()).isMissingNode();
  }

  private static JsonNode premium(JsonNode contract) {
    return Fhir.extension(asset(contract), "contract-premium");
  }

  /** Day and receipt of the payment; empty where there is none. */
  private static String receipt(JsonNode contract) {
    JsonNode premium = premium(contract);
    return Fhir.extension(premium, "date").path("valueDate").asText()
        + Fhir.extension(premium, "receipt").path("valueString").asText();
  }

  /** Ids of the covered persons; the server may name one several times. */
  static Set<String> covered(JsonNode contract) {
    Set<String> ids = new TreeSet<>();
    asset(contract).path("typeReference").forEach(one -> Fhir.referenceId(one).ifPresent(ids::add));
    return ids;
  }

  static JsonNode asset(JsonNode contract) {
    return contract.path("term").path(0).path("asset").path(0);
  }

  private static String product(JsonNode asset) {
    return asset.path("valuedItem").path(0).path("entityReference").path("display").asText();
  }
}
