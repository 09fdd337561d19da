package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.Reduced;

/** Patient to openIMIS's Patient; the head of a household carries its Group. Thread-safe. */
final class PatientReducer {
  private static final Set<String> READ =
      Set.of(
          "identifier",
          "name",
          "gender",
          "birthDate",
          "address",
          "telecom",
          "maritalStatus",
          "contact",
          "generalPractitioner",
          "active",
          "deceasedBoolean",
          "deceasedDateTime",
          "extension");

  private final ReduceRules rules;
  private final Targets targets;

  PatientReducer(ReduceRules rules, Targets targets) {
    this.rules = rules;
    this.targets = targets;
  }

  Reduced reduce(CanonicalResource patient, LinkIndex links, LocalDate today, Losses losses) {
    JsonNode body = patient.body();
    PersonParts parts = new PersonParts(rules, losses, body);
    String number =
        parts.checked(
            PersonParts.number(body)
                .orElseThrow(() -> Stop.because("NUMBER_MISSING", "no insurance number")));
    Optional<Household> household = Household.of(patient.id(), links);
    boolean head = household.map(h -> h.head().equals(patient.id())).orElse(true);
    ObjectNode form = FormJson.object().put("resourceType", "Patient");
    form.set("identifier", FormJson.codeIdentifier(number));
    ArrayNode extensions = form.putArray("extension");
    extensions.add(FormJson.extension("patient-is-head").put("valueBoolean", head));
    household.filter(h -> !head).ifPresent(h -> extensions.add(groupReference(h)));
    PersonPapers.identification(body, number, extensions, losses);
    parts.name(form);
    parts.gender(form);
    parts.birthDate(form);
    parts.marital(form);
    parts.telecom(form);
    address(body, household, links, today, form, losses);
    if (!head) {
      relation(patient, links, today, form, losses);
    }
    firstFacility(body, links, today, form, losses);
    facts(body, form, losses);
    losses.unread(body, "Patient", READ);
    return new Reduced.Send(form(patient, number, form, household, head));
  }

  private static Form form(
      CanonicalResource patient,
      String number,
      ObjectNode body,
      Optional<Household> household,
      boolean head) {
    List<String> parents = head ? List.of() : household.map(h -> List.of(h.head())).orElseThrow();
    List<String> references =
        head ? List.of() : household.map(h -> List.of(h.group())).orElseThrow();
    Map<String, String> hints =
        head ? household.map(h -> Map.of("group", h.group())).orElse(Map.of()) : Map.of();
    return new Form(
        "Patient",
        patient.id(),
        List.of(number),
        body,
        parents,
        references,
        household.map(Household::group).orElse(patient.id()),
        (head ? "0" : "1") + number,
        null,
        hints);
  }

  private static ObjectNode groupReference(Household household) {
    ObjectNode extension = FormJson.extension("patient-group-reference");
    extension.set("valueReference", FormJson.reference("Group", household.group()));
    return extension;
  }

  /** Names of village, ward, district and region are put in when it is sent. */
  private void address(
      JsonNode patient,
      Optional<Household> household,
      LinkIndex links,
      LocalDate today,
      ObjectNode form,
      Losses losses) {
    Optional<String> national =
        village(patient, links)
            .or(
                () ->
                    household
                        .flatMap(h -> links.find(h.head()))
                        .flatMap(h -> village(h.body(), links)));
    String target =
        national
            .map(code -> targets.get(CrosswalkKind.LOCATION, code, today))
            .or(() -> Optional.of(rules.defaultVillage()).filter(code -> !code.isEmpty()))
            .orElseThrow(() -> Stop.because("VILLAGE_MISSING", "openIMIS needs a village"));
    if (national.isEmpty()) {
      losses.changed(
          "VILLAGE_SUBSTITUTED",
          "Patient.address",
          "no village is known; openIMIS is sent the project's.",
          "Complete the source, or change `default-village` in the project file.");
    }
    ObjectNode address = form.putArray("address").addObject();
    ObjectNode location = FormJson.extension("address-location-reference");
    location.set("valueReference", FormJson.byCode("Location", target));
    address.putArray("extension").add(location);
    address.put("use", "home").put("type", "physical");
    text(patient.path("address").path(0)).ifPresent(text -> address.put("text", text));
    if (patient.path("address").size() > 1) {
      losses.dropped("ADDRESS_DROPPED", "Patient.address", "openIMIS keeps one address.");
    }
  }

  /** The written address, where the pack gives it as text or in lines. */
  private static Optional<String> text(JsonNode address) {
    StringBuilder lines = new StringBuilder(address.path("text").asText());
    if (lines.isEmpty()) {
      address
          .path("line")
          .forEach(l -> lines.append(lines.isEmpty() ? "" : ", ").append(l.asText()));
    }
    return Optional.of(lines.toString()).filter(text -> !text.isBlank());
  }

  /** The national village code, in one of the places where packs put it. */
  private static Optional<String> village(JsonNode patient, LinkIndex links) {
    for (JsonNode address : patient.path("address")) {
      Optional<String> code =
          Canonical.extensionText(
                  address,
                  links,
                  "village",
                  "village-code",
                  "address-village",
                  "location",
                  "location-code",
                  "address-location",
                  "address-location-reference")
              .or(() -> Canonical.present(address.path("city")));
      if (code.isPresent()) {
        return code;
      }
    }
    return Canonical.extensionText(patient, links, "village", "village-code", "location");
  }

  /** Matched by display text on the server, which is put in when it is sent. */
  private void relation(
      CanonicalResource patient, LinkIndex links, LocalDate today, ObjectNode form, Losses losses) {
    JsonNode body = patient.body();
    Optional<String> national =
        Canonical.concept(body.path("contact").path(0).path("relationship").path(0))
            .or(
                () ->
                    Canonical.extensionText(
                        body, links, "relation", "relationship", "relation-to-head"))
            .or(() -> Household.relation(patient.id(), links));
    if (national.isEmpty()) {
      return;
    }
    Optional<String> target = targets.find(CrosswalkKind.RELATION, national.get(), today);
    if (target.isEmpty()) {
      losses.dropped(
          "RELATION_DROPPED",
          "Patient.contact.relationship",
          "no target for the relation to the head in crosswalk/relation.csv.");
      return;
    }
    form.putArray("contact")
        .addObject()
        .putArray("relationship")
        .add(FormJson.coded("CodeSystem/patient-contact-relationship", target.get()));
  }

  private void firstFacility(
      JsonNode patient, LinkIndex links, LocalDate today, ObjectNode form, Losses losses) {
    Optional<String> national = Canonical.code(patient.path("generalPractitioner").path(0), links);
    if (national.isEmpty()) {
      return;
    }
    Optional<String> target = targets.find(CrosswalkKind.FACILITY, national.get(), today);
    if (target.isPresent()) {
      form.putArray("generalPractitioner").add(FormJson.byCode("Organization", target.get()));
    } else {
      losses.dropped(
          "FACILITY_DROPPED",
          "Patient.generalPractitioner",
          "no target for the first facility in crosswalk/facility.csv.");
    }
  }

  /**
   * A death or an end is not sent, but is part of the form: when it comes later it shows as a
   * change that cannot be carried.
   */
  private static void facts(JsonNode patient, ObjectNode form, Losses losses) {
    if (patient.path("deceasedBoolean").asBoolean() || patient.has("deceasedDateTime")) {
      form.put("deceasedBoolean", true);
      losses.changed(
          "DECEASED_DROPPED",
          "Patient.deceased",
          "openIMIS's FHIR API takes no death.",
          "Record it on the openIMIS screen.");
    } else if (patient.has("active") && !patient.get("active").asBoolean()) {
      form.put("active", false);
      losses.changed(
          "INACTIVE_DROPPED",
          "Patient.active",
          "openIMIS's FHIR API cannot end a membership.",
          "End it on the openIMIS screen.");
    }
    losses.unreadExtensions(
        patient,
        "Patient",
        Set.of(
            "patient-is-head",
            "is-head",
            "head",
            "village",
            "village-code",
            "location",
            "relation",
            "relationship",
            "relation-to-head"));
  }
}
