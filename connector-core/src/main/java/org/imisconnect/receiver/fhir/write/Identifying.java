package org.imisconnect.receiver.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.imisconnect.model.ElementModel;
import org.imisconnect.model.R4Model;
import org.imisconnect.receiver.Form;

/**
 * What names a resource where the server gives the ids: its identifier with {@code use: official},
 * which is its business key; else our own id, sent along as an identifier. Stateless.
 */
public final class Identifying {
  /** System of identifiers that are URIs. */
  public static final String URI_SYSTEM = "urn:ietf:rfc:3986";

  private Identifying() {}

  /** Whether a type has identifiers at all, and room for several. */
  public static boolean isPossible(String type) {
    return R4Model.type(type)
        .flatMap(model -> model.element("identifier"))
        .filter(ElementModel::isList)
        .isPresent();
  }

  /** System and value; a body without an official identifier gets one. */
  public static List<String> key(ObjectNode body, String id) {
    return official(body)
        .orElseGet(
            () -> {
              String value = "urn:uuid:" + id;
              body.withArray("identifier")
                  .addObject()
                  .put("system", URI_SYSTEM)
                  .put("value", value);
              return List.of(URI_SYSTEM, value);
            });
  }

  private static Optional<List<String>> official(JsonNode body) {
    for (JsonNode identifier : body.path("identifier")) {
      if (identifier.path("use").asText().equals("official")
          && identifier.hasNonNull("system")
          && identifier.hasNonNull("value")) {
        return Optional.of(
            List.of(identifier.get("system").textValue(), identifier.get("value").textValue()));
      }
    }
    return Optional.empty();
  }

  /** Whether a form is named by the server: then its key is an identifier, else our id. */
  static boolean isNamedByServer(Form form) {
    return form.key().size() == 2;
  }
}
