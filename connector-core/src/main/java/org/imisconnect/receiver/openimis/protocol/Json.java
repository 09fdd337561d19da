package org.imisconnect.receiver.openimis.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what the server writes: decimals exactly, everything else as it comes. Thread-safe. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final ObjectReader TREES = MAPPER.readerFor(JsonNode.class);

  private Json() {}

  /** The body as a tree; empty where it is not JSON. */
  public static Optional<JsonNode> parse(String body) {
    try {
      return body.isEmpty() ? Optional.empty() : Optional.ofNullable(MAPPER.readTree(body));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public static String write(JsonNode node) {
    return node.toString();
  }

  /**
   * Gives on the resources of a searchset Bundle one by one, as they are read.
   *
   * @return what the page says of itself; empty where the body is not a Bundle
   */
  static Optional<Page> page(String body, Consumer<JsonNode> sink) {
    long total = -1;
    int entries = 0;
    boolean bundle = false;
    try (JsonParser parser = MAPPER.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("resourceType")) {
          bundle = "Bundle".equals(parser.getText());
        } else if (name.equals("total") && value.isNumeric()) {
          total = parser.getLongValue();
        } else if (name.equals("entry") && value == JsonToken.START_ARRAY) {
          entries = entries(parser, sink);
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return bundle ? Optional.of(new Page(total, entries)) : Optional.empty();
  }

  private static int entries(JsonParser parser, Consumer<JsonNode> sink) throws IOException {
    int entries = 0;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      JsonNode entry = TREES.readValue(parser);
      entries++;
      sink.accept(entry.path("resource"));
    }
    return entries;
  }

  /**
   * One page of a list.
   *
   * @param total what the server claims; −1 where it does not
   */
  record Page(long total, int entries) {}
}
