package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.imisconnect.receiver.openimis.protocol.Fhir;

/**
 * A PUT replaces the whole person: what clerks recorded beside us has to go along, or it is gone.
 * Pure.
 */
final class KeptParts {
  private static final List<String> KEPT =
      List.of(
          "patient-card-issued",
          "patient-education-level",
          "patient-profession",
          "patient-identification");

  private KeptParts() {}

  /** Adds what the server holds and a body does not say. */
  static void keep(JsonNode held, ObjectNode body) {
    ArrayNode extensions = body.withArray("extension");
    for (String name : KEPT) {
      JsonNode there = Fhir.extension(held, name);
      if (!there.isMissingNode() && Fhir.extension(body, name).isMissingNode()) {
        extensions.add(there.deepCopy());
      }
    }
    for (String element : List.of("generalPractitioner", "contact")) {
      if (!body.has(element) && held.path(element).isArray()) {
        body.set(element, held.get(element).deepCopy());
      }
    }
  }
}
