package org.imisconnect.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facilities of a run: id, business key, name. Immutable once read. */
final class Facilities {
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  static Facilities read(Path folder) throws IOException {
    Facilities facilities = new Facilities();
    try (JsonLines lines = new JsonLines(folder.resolve("Organization.ndjson"))) {
      for (JsonNode node = lines.next(); node != null; node = lines.next()) {
        String key = node.path("identifier").path(0).path("value").asText();
        facilities.keys.put(node.path("id").asText(), key);
        facilities.names.put(key, node.path("name").asText());
      }
    }
    return facilities;
  }

  /** Business key of a reference such as {@code Organization/UUID}; null where it is not known. */
  @Nullable String key(String reference) {
    return keys.get(reference.substring(reference.indexOf('/') + 1));
  }

  Set<String> known() {
    return names.keySet();
  }

  /** Code and name; facilities are no persons. */
  String label(String key) {
    String name = names.getOrDefault(key, "");
    return name.isEmpty() ? key : key + "  " + name;
  }
}
