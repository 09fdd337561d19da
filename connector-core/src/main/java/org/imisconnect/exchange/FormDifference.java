package org.imisconnect.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One place at which two forms differ.
 *
 * @param path JSON path ({@code $.name[0].family})
 * @param before text of the value; empty where there is none. Personal: shown only when asked for.
 * @param after text of the value; empty where there is none. Personal: shown only when asked for.
 */
public record FormDifference(String path, String before, String after) {

  /** The path only. */
  @Override
  public String toString() {
    return path;
  }

  /** All differences of two bodies, in the order of the first. */
  public static List<FormDifference> between(ObjectNode before, ObjectNode after) {
    List<FormDifference> differences = new ArrayList<>();
    compare("$", before, after, differences);
    return differences;
  }

  private static void compare(
      String path, JsonNode before, JsonNode after, List<FormDifference> differences) {
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(path + "." + name, before.path(name), after.path(name), differences);
      }
    } else if (before.isArray() && after.isArray()) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        compare(path + "[" + i + "]", before.path(i), after.path(i), differences);
      }
    } else if (!text(before).equals(text(after))) {
      differences.add(new FormDifference(path, text(before), text(after)));
    }
  }

  private static String text(JsonNode node) {
    if (node instanceof MissingNode) {
      return "";
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }
}
