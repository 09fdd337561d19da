package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.imisconnect.receiver.openimis.protocol.Fhir;

/** The identifier by which openIMIS finds something by its code. Pure. */
final class Codes {
  private Codes() {}

  static ObjectNode identifier(String code) {
    ObjectNode identifier = JsonNodeFactory.instance.objectNode();
    identifier
        .putObject("type")
        .putArray("coding")
        .addObject()
        .put("system", Fhir.IG + "CodeSystem/openimis-identifiers")
        .put("code", "Code");
    return identifier.put("value", code);
  }
}
