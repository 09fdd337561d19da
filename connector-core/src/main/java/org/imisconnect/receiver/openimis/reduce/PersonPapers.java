package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.receiver.openimis.protocol.Fhir;

/** The one identity paper that openIMIS keeps of a person. Pure. */
final class PersonPapers {
  /** Words in an identifier's type or system to openIMIS's four kinds. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("p", "P"),
          Map.entry("d", "D"),
          Map.entry("n", "N"),
          Map.entry("v", "V"),
          Map.entry("ppn", "P"),
          Map.entry("passport", "P"),
          Map.entry("dl", "D"),
          Map.entry("driving_licence", "D"),
          Map.entry("driving-licence", "D"),
          Map.entry("ni", "N"),
          Map.entry("nnxxx", "N"),
          Map.entry("national", "N"),
          Map.entry("national_card", "N"),
          Map.entry("national-card", "N"),
          Map.entry("national-id", "N"),
          Map.entry("citizen-id", "N"),
          Map.entry("cid", "N"),
          Map.entry("voter", "V"),
          Map.entry("voter_card", "V"),
          Map.entry("voter-card", "V"));

  private PersonPapers() {}

  /** Adds the first paper of a known kind to the extensions; every other number is a loss. */
  static void identification(JsonNode patient, String number, ArrayNode extensions, Losses losses) {
    boolean found = false;
    for (JsonNode identifier : patient.path("identifier")) {
      String value = identifier.path("value").asText();
      if (value.isEmpty() || value.equals(number)) {
        continue;
      }
      Optional<String> kind = kind(identifier);
      if (found || kind.isEmpty()) {
        losses.dropped(
            "IDENTIFIER_DROPPED",
            "Patient.identifier",
            "openIMIS keeps the insurance number and one identity paper (passport, licence,"
                + " national or voter's card).");
      } else {
        extensions.add(extension(value, kind.get()));
        found = true;
      }
    }
  }

  private static Optional<String> kind(JsonNode identifier) {
    List<String> words = new ArrayList<>();
    identifier.path("type").path("coding").forEach(c -> words.add(c.path("code").asText()));
    words.add(Fhir.lastPart(identifier.path("system").asText()));
    return words.stream()
        .map(word -> KINDS.getOrDefault(word.toLowerCase(Locale.ROOT), ""))
        .filter(kind -> !kind.isEmpty())
        .findFirst();
  }

  private static ObjectNode extension(String value, String kind) {
    ObjectNode extension = FormJson.extension("patient-identification");
    ArrayNode parts = extension.putArray("extension");
    parts.addObject().put("url", "number").put("valueString", value);
    parts
        .addObject()
        .put("url", "type")
        .set(
            "valueCodeableConcept", FormJson.coded("CodeSystem/patient-identification-type", kind));
    return extension;
  }
}
