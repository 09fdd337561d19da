package org.imisconnect.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.imisconnect.pack.Node;

/**
 * Compares a resource with what an example expects. Scalars are compared as they are written, so
 * that {@code 012} and {@code 12.50} mean what stands there. Stateless.
 */
final class ResourceMatch {
  private ResourceMatch() {}

  /**
   * What differs first, as a path and a reason; empty where nothing does.
   *
   * @param whole whether the expected object must name every member; else entries of lists may be
   *     left out, and members of objects
   */
  static String difference(Node expected, JsonNode actual, String path, boolean whole) {
    if (expected instanceof Node.Mapping object) {
      return actual.isObject() ? members(object, actual, path, whole) : path + " is no object";
    }
    if (expected instanceof Node.Sequence list) {
      return actual.isArray() ? items(list.items(), actual, path, whole) : path + " is no list";
    }
    String text = ((Node.Scalar) expected).text();
    return actual.isValueNode() && actual.asText().equals(text)
        ? ""
        : path + " should be `" + text + "`, but is " + shown(actual);
  }

  private static String members(Node.Mapping object, JsonNode actual, String path, boolean whole) {
    for (Node.Entry entry : object.entries()) {
      String name = entry.key().text();
      JsonNode value = actual.path(name);
      String place = path + "." + name;
      if (entry.value() instanceof Node.Scalar scalar && scalar.text().equals("absent()")) {
        if (!value.isMissingNode()) {
          return place + " should not be there";
        }
        continue;
      }
      if (value.isMissingNode()) {
        return place + " is not there";
      }
      String difference = difference(entry.value(), value, place, whole);
      if (!difference.isEmpty()) {
        return difference;
      }
    }
    boolean more = whole && actual.size() > object.entries().size();
    return more ? path + " has more members than expected" : "";
  }

  /** In a subset, the expected items have to be there in their order, others may stand between. */
  private static String items(List<Node> items, JsonNode actual, String path, boolean whole) {
    if (whole && items.size() != actual.size()) {
      return path + " should have " + items.size() + " entries, but has " + actual.size();
    }
    int at = 0;
    for (int i = 0; i < items.size(); i++) {
      String first = "";
      boolean found = false;
      for (; at < actual.size() && !found; at++) {
        String difference = difference(items.get(i), actual.get(at), path + "[" + at + "]", whole);
        found = difference.isEmpty();
        first = first.isEmpty() ? difference : first;
      }
      if (!found) {
        return first.isEmpty() ? path + " has no entry " + (i + 1) + " of those expected" : first;
      }
    }
    return "";
  }

  private static String shown(JsonNode actual) {
    return actual.isValueNode() ? "`" + actual.asText() + "`" : "an object or list";
  }
}
