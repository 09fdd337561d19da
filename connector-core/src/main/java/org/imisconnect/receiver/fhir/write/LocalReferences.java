package org.imisconnect.receiver.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References of a canonical resource to others of its scheme. Stateless. */
public final class LocalReferences {
  private static final Pattern LOCAL = Pattern.compile("([A-Z][A-Za-z]+)/([0-9a-f-]{36})");

  private LocalReferences() {}

  /** One reference. */
  public record Target(String type, String id) {}

  /** All of them, wherever they stand, each once, in their order. */
  public static Set<Target> of(JsonNode body) {
    Set<Target> targets = new LinkedHashSet<>();
    collect(body, targets);
    return targets;
  }

  private static void collect(JsonNode node, Set<Target> targets) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getKey().equals("reference") && field.getValue().isTextual()) {
          Matcher local = LOCAL.matcher(field.getValue().textValue());
          if (local.matches()) {
            targets.add(new Target(local.group(1), local.group(2)));
          }
        } else {
          collect(field.getValue(), targets);
        }
      }
    } else {
      node.forEach(child -> collect(child, targets));
    }
  }
}
