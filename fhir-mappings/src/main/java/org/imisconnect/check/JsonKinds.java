package org.imisconnect.check;

import com.fasterxml.jackson.core.JsonToken;

/** How R4 writes a primitive in JSON. */
final class JsonKinds {
  private JsonKinds() {}

  static boolean fits(String type, JsonToken token) {
    return switch (type) {
      case "boolean" -> token.isBoolean();
      case "integer", "positiveInt", "unsignedInt", "decimal" -> token.isNumeric();
      default -> token == JsonToken.VALUE_STRING;
    };
  }
}
