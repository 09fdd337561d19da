package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search.Match;
import org.imisconnect.receiver.openimis.protocol.Fhir;

/**
 * A person that was sent against one that is stored. Only what the server keeps as it was sent is
 * compared: names of places, uses and displays are its own. Pure.
 */
final class PatientMatch {
  private static final Map<String, Function<JsonNode, String>> PARTS =
      Map.of(
          "Patient.name.family", p -> usual(p).path("family").asText(),
          "Patient.name.given", p -> usual(p).path("given").path(0).asText(),
          "Patient.gender", p -> p.path("gender").asText(),
          "Patient.birthDate", p -> p.path("birthDate").asText(),
          "Patient.telecom.phone", p -> telecom(p, "phone"),
          "Patient.telecom.email", p -> telecom(p, "email"),
          "Patient.maritalStatus", p -> Fhir.coding(p.path("maritalStatus")),
          "Patient.address.location", PatientMatch::village,
          "Patient.address.text", p -> p.path("address").path(0).path("text").asText(),
          "Patient.extension.patient-is-head", p -> Boolean.toString(isHead(p)));

  private PatientMatch() {}

  static boolean isHead(JsonNode patient) {
    return Fhir.extension(patient, "patient-is-head").path("valueBoolean").asBoolean();
  }

  static Outcome accepted(ResolvedForm form, JsonNode body) {
    Optional<String> uuid = Fhir.uuid(body);
    boolean same = Fhir.code(body).equals(Optional.of(form.form().key().get(0)));
    if (uuid.isEmpty() || !same) {
      return new Outcome.Unknown("success, but the body is of another person");
    }
    Map<String, String> folded = folded(form, body);
    return form.form().hints().containsKey("group") && folded.isEmpty()
        ? new Outcome.Unknown("success, but the body names no household")
        : new Outcome.Accepted(uuid.get(), List.of(), folded, null);
  }

  static Match match(ResolvedForm form, JsonNode sent, JsonNode stored) {
    return new Match(
        Fhir.uuid(stored).orElse(""), differences(form, sent, stored), folded(form, stored), null);
  }

  /**
   * Twins of one create in the order of their use: of a head only one has the household, of a
   * member the later is the one that the create itself answers. A head that has none at all (it was
   * refused, and stored all the same) is not what was sent: nobody could join it.
   */
  static List<Match> bestFirst(ResolvedForm form, List<Match> twins) {
    List<Match> best = new ArrayList<>(twins);
    Collections.reverse(best);
    best.sort(Comparator.comparing(match -> match.folded().isEmpty()));
    boolean lost =
        form.form().hints().containsKey("group")
            && !best.isEmpty()
            && best.get(0).folded().isEmpty();
    if (lost) {
      best.set(0, withoutHousehold(best.get(0)));
    }
    return best;
  }

  private static Match withoutHousehold(Match match) {
    List<String> differences = new ArrayList<>(match.differences());
    differences.add("Patient.extension.patient-group-reference");
    return new Match(match.remoteId(), differences, match.folded(), match.answer());
  }

  /** The household that the server made for a head. */
  private static Map<String, String> folded(ResolvedForm form, JsonNode stored) {
    String group = form.form().hints().get("group");
    Optional<String> remote = group(stored);
    return group == null || remote.isEmpty() ? Map.of() : Map.of(group, remote.get());
  }

  /** The household that a person says it is in. */
  static Optional<String> group(JsonNode patient) {
    return Fhir.referenceId(
        Fhir.extension(patient, "patient-group-reference").path("valueReference"));
  }

  /** Paths at which the two say different things, sorted. */
  static List<String> differences(ResolvedForm form, JsonNode sent, JsonNode stored) {
    List<String> differences = new ArrayList<>();
    PARTS.forEach(
        (path, part) -> {
          if (!part.apply(sent).equals(part.apply(stored))) {
            differences.add(path);
          }
        });
    Optional<String> wanted = group(sent).filter(form.remoteIds()::containsValue);
    if (wanted.isPresent() && !wanted.equals(group(stored))) {
      differences.add("Patient.extension.patient-group-reference");
    }
    return differences.stream().sorted().toList();
  }

  private static JsonNode usual(JsonNode patient) {
    for (JsonNode name : patient.path("name")) {
      if (name.path("use").asText().equals("usual")) {
        return name;
      }
    }
    return patient.path("name").path(0);
  }

  private static String telecom(JsonNode patient, String system) {
    for (JsonNode contact : patient.path("telecom")) {
      if (contact.path("system").asText().equals(system)) {
        return contact.path("value").asText();
      }
    }
    return "";
  }

  private static String village(JsonNode patient) {
    JsonNode address = patient.path("address").path(0);
    return Fhir.referenceId(
            Fhir.extension(address, "address-location-reference").path("valueReference"))
        .orElse("");
  }
}
