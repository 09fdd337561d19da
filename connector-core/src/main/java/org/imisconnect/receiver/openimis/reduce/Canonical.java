package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.openimis.protocol.Fhir;

/** Reads canonical resources tolerantly: packs may put a code in one of several places. Pure. */
final class Canonical {
  private Canonical() {}

  /** Canonical id of {@code Type/<id>}; empty where it is another type or missing. */
  static Optional<String> id(JsonNode reference, String type) {
    String text = reference.path("reference").asText();
    return text.startsWith(type + "/")
        ? Optional.of(text.substring(type.length() + 1))
        : Optional.empty();
  }

  /**
   * The national code that a reference stands for: its own identifier, else the key of the resource
   * it names, else its display.
   */
  static Optional<String> code(JsonNode reference, LinkIndex links) {
    String own = reference.path("identifier").path("value").asText();
    if (!own.isEmpty()) {
      return Optional.of(own);
    }
    String text = reference.path("reference").asText();
    Optional<String> key =
        text.isEmpty() ? Optional.empty() : links.find(Fhir.lastPart(text)).map(Canonical::code);
    return key.or(() -> present(reference.path("display")));
  }

  /** The national code of a resource: its first identifier, else the last part of its key. */
  static String code(CanonicalResource resource) {
    String identifier = resource.body().path("identifier").path(0).path("value").asText();
    return identifier.isEmpty() ? resource.key().get(resource.key().size() - 1) : identifier;
  }

  /** First code of a concept, else its text. */
  static Optional<String> concept(JsonNode concept) {
    String code = Fhir.coding(concept);
    return code.isEmpty() ? present(concept.path("text")) : Optional.of(code);
  }

  static Optional<String> present(JsonNode text) {
    return Optional.of(text.asText()).filter(t -> !t.isBlank());
  }

  /** The day of a date or dateTime; empty for partial, missing and broken ones. */
  static Optional<LocalDate> day(JsonNode date) {
    String text = date.asText();
    try {
      return text.length() < 10
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Value of the first extension whose URL ends in one of some names, as text. */
  static Optional<String> extensionText(JsonNode element, LinkIndex links, String... names) {
    for (String name : names) {
      JsonNode extension = Fhir.extension(element, name);
      for (String kind :
          new String[] {"valueString", "valueCode", "valueId", "valueUri", "valueDate"}) {
        if (extension.hasNonNull(kind)) {
          return Optional.of(extension.get(kind).asText());
        }
      }
      Optional<String> other =
          present(extension.path("valueCoding").path("code"))
              .or(() -> concept(extension.path("valueCodeableConcept")))
              .or(() -> present(extension.path("valueIdentifier").path("value")))
              .or(() -> code(extension.path("valueReference"), links));
      if (other.isPresent()) {
        return other;
      }
    }
    return Optional.empty();
  }

  /** Whether one of some boolean extensions is true. */
  static boolean extensionTrue(JsonNode element, String... names) {
    for (String name : names) {
      if (Fhir.extension(element, name).path("valueBoolean").asBoolean()) {
        return true;
      }
    }
    return false;
  }

  static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
