package org.imisconnect.receiver.openimis.reduce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.imisconnect.receiver.openimis.protocol.Fhir;

/**
 * Pieces of the receiver form. A reference to the installation's own data is written {@code
 * Type/@CODE} and gets its server id when it is sent, so that a form depends on the data alone.
 * Pure.
 */
public final class FormJson {
  /** Hint: the insurance number, where a server knows one person by several ids. */
  public static final String PATIENT_NUMBER = "patient-number";

  /** Stands before a code of the installation in a reference. */
  public static final String BY_CODE = "@";

  /** Stands before the code of a facility whose only claim administrator is meant. */
  public static final String ONLY_OF = "@only-of:";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FormJson() {}

  static ObjectNode object() {
    return JSON.objectNode();
  }

  static ArrayNode array() {
    return JSON.arrayNode();
  }

  static ArrayNode codeIdentifier(String value) {
    ObjectNode identifier = object();
    identifier.set("type", concept("CodeSystem/openimis-identifiers", "Code"));
    identifier.put("value", value);
    return array().add(identifier);
  }

  /** A concept of one coding in one of openIMIS's own systems. */
  static ObjectNode concept(String system, String code) {
    return coded(Fhir.IG + system, code);
  }

  static ObjectNode coded(String system, String code) {
    ObjectNode concept = object();
    concept.putArray("coding").addObject().put("system", system).put("code", code);
    return concept;
  }

  static ObjectNode reference(String type, String id) {
    return object().put("reference", type + "/" + id);
  }

  static ObjectNode byCode(String type, String code) {
    return reference(type, BY_CODE + code);
  }

  static ObjectNode extension(String name) {
    return object().put("url", Fhir.IG + "StructureDefinition/" + name);
  }
}
