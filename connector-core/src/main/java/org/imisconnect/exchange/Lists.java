package org.imisconnect.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Lists of texts in one cell. */
final class Lists {
  private static final JsonMapper JSON = new JsonMapper();

  private Lists() {}

  static String write(List<String> texts) {
    try {
      return JSON.writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of texts cannot be written as JSON", e);
    }
  }

  static List<String> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of texts cannot be read, though written by us", e);
    }
  }
}
