package org.imisconnect.receiver.openimis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.Release;
import org.jspecify.annotations.Nullable;

/**
 * Which changes openIMIS's FHIR API cannot carry, each with its own reason, so that a person knows
 * what to do on the screen. Pure.
 */
final class ChangeRules {
  private ChangeRules() {}

  /**
   * Why a change is not sent; empty where it may be.
   *
   * @param before what was last sent; null where it is not kept: the reason is then less exact
   */
  static Optional<Reduced.NotCarried> refuse(Form after, @Nullable Form before, Release release) {
    return switch (after.type()) {
      case "Claim" ->
          no(
              "CLAIM_CHANGE",
              "openIMIS cannot change a claim; correct it there, or send it under a new code");
      case "Contract" -> contract(after, before);
      default -> person(after, before, release);
    };
  }

  private static Optional<Reduced.NotCarried> contract(Form after, @Nullable Form before) {
    if (before == null) {
      return no("CONTRACT_CHANGE", "openIMIS's FHIR API changes no contract");
    }
    Set<String> now = covered(after);
    Set<String> then = covered(before);
    if (withoutPeople(after).equals(withoutPeople(before))) {
      return now.containsAll(then)
          ? no(
              "LATE_MEMBER",
              "a member after the contract is not covered by openIMIS's FHIR API: add it on the screen")
          : no("MEMBER_UNCOVERED", "openIMIS's FHIR API takes nobody out of a contract");
    }
    if (!status(after).equals(status(before))) {
      return no(
          "suspended".equals(status(after)) ? "CONTRACT_SUSPENDED" : "CONTRACT_STATUS",
          "openIMIS's FHIR API does not change the status of a contract");
    }
    if (withoutPremium(after).equals(withoutPremium(before))) {
      return no("LATE_PAYMENT", "a payment after the contract is recorded on the screen");
    }
    return no("CONTRACT_CHANGE", "openIMIS's FHIR API changes no contract");
  }

  private static Optional<Reduced.NotCarried> person(
      Form after, @Nullable Form before, Release release) {
    if (before != null) {
      Optional<Reduced.NotCarried> fact = fact(after, before);
      if (fact.isPresent()) {
        return fact;
      }
    }
    if (isHead(after)) {
      return no("HEAD_CHANGE", "openIMIS's FHIR API cannot change a head of household");
    }
    return release.updatesPatients()
        ? Optional.empty()
        : no("UPDATE_NOT_STORED", "this release answers changes, but does not store them");
  }

  private static Optional<Reduced.NotCarried> fact(Form after, Form before) {
    if (!after.key().equals(before.key())) {
      return no("NUMBER_CHANGE", "openIMIS's FHIR API changes no insurance number");
    }
    if (after.body().path("deceasedBoolean").asBoolean()
        && !before.body().path("deceasedBoolean").asBoolean()) {
      return no("DEATH", "openIMIS's FHIR API takes no death");
    }
    if (after.body().has("active") && !before.body().has("active")) {
      return no("MEMBERSHIP_ENDED", "openIMIS's FHIR API cannot end a membership");
    }
    if (isHead(after) != isHead(before)) {
      return no("NEW_HEAD", "openIMIS's FHIR API gives a household no new head");
    }
    return after.references().equals(before.references())
        ? Optional.empty()
        : no("HOUSEHOLD_MOVE", "a move would leave the cover of the old household standing");
  }

  private static boolean isHead(Form person) {
    return Fhir.extension(person.body(), "patient-is-head").path("valueBoolean").asBoolean();
  }

  private static JsonNode asset(ObjectNode contract) {
    return contract.path("term").path(0).path("asset").path(0);
  }

  private static Set<String> covered(Form contract) {
    Set<String> covered = new TreeSet<>();
    asset(contract.body())
        .path("typeReference")
        .forEach(person -> covered.add(person.path("reference").asText()));
    return covered;
  }

  private static String status(Form contract) {
    return contract.body().path("status").asText();
  }

  private static JsonNode withoutPeople(Form contract) {
    return without(contract, "typeReference");
  }

  private static JsonNode withoutPremium(Form contract) {
    return without(contract, "extension");
  }

  private static JsonNode without(Form contract, String element) {
    ObjectNode copy = contract.body().deepCopy();
    if (asset(copy) instanceof ObjectNode asset) {
      asset.remove(element);
    }
    return copy;
  }

  private static Optional<Reduced.NotCarried> no(String code, String words) {
    return Optional.of(new Reduced.NotCarried(code, words));
  }
}
