package org.imisconnect.receiver.openimis.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the few things that matter in a resource as openIMIS writes it. Lenient: extension URLs and
 * systems are told by their last part, UUIDs are lower-cased, a missing thing is empty or a missing
 * node. Pure.
 */
public final class Fhir {
  /** Base of all openIMIS systems and extensions, as it is sent. */
  public static final String IG = "https://openimis.github.io/openimis_fhir_r4_ig/";

  private Fhir() {}

  /** Identifier of a type ({@code UUID}, {@code Code}); empty where none. */
  public static Optional<String> identifier(JsonNode resource, String type) {
    for (JsonNode identifier : resource.path("identifier")) {
      JsonNode coding = identifier.path("type").path("coding").path(0);
      if (type.equals(coding.path("code").asText()) && identifier.hasNonNull("value")) {
        return Optional.of(identifier.get("value").asText());
      }
    }
    return Optional.empty();
  }

  /** The server's id in lower case: the UUID identifier, or {@code id} where that is one. */
  public static Optional<String> uuid(JsonNode resource) {
    return identifier(resource, "UUID")
        .or(() -> Optional.of(resource.path("id").asText()).filter(id -> id.length() >= 32))
        .map(id -> id.toLowerCase(Locale.ROOT));
  }

  public static Optional<String> code(JsonNode resource) {
    return identifier(resource, "Code");
  }

  /** The first extension whose URL ends in a name; a missing node where none. */
  public static JsonNode extension(JsonNode element, String name) {
    for (JsonNode extension : element.path("extension")) {
      if (lastPart(extension.path("url").asText()).equals(name)) {
        return extension;
      }
    }
    return element.path("no such extension");
  }

  /** {@code gender} of {@code https://…//StructureDefinition/gender.html}. */
  public static String lastPart(String url) {
    String text = url.endsWith(".html") ? url.substring(0, url.length() - 5) : url;
    return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('#')) + 1);
  }

  /** The id in a reference, lower-cased when it is a UUID; empty where there is none. */
  public static Optional<String> referenceId(JsonNode reference) {
    String text = reference.path("reference").asText();
    String id = lastPart(text);
    if (id.isEmpty()) {
      id = reference.path("identifier").path("value").asText();
    }
    return id.isEmpty() ? Optional.empty() : Optional.of(lowerUuid(id));
  }

  /** The insurance number in a Coverage's {@code Patient/<number>}, whatever it is made of. */
  public static String number(JsonNode reference, String type) {
    String text = reference.path("reference").asText();
    int at = text.indexOf(type + "/");
    return at < 0 ? "" : text.substring(at + type.length() + 1);
  }

  /** A UUID in lower case; any other text as it is. */
  public static String lowerUuid(String id) {
    return id.length() == 36 && id.charAt(8) == '-' ? id.toLowerCase(Locale.ROOT) : id;
  }

  /** Code of the first coding; empty where none. */
  public static String coding(JsonNode concept) {
    return concept.path("coding").path(0).path("code").asText();
  }

  /** A number exactly; empty where there is none. */
  public static Optional<BigDecimal> number(JsonNode node) {
    return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
  }
}
