package org.imisconnect.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.imisconnect.pack.Node;
import org.imisconnect.verify.Difference.Side;
import org.imisconnect.verify.Difference.Value;
import org.imisconnect.verify.Difference.Words;

/**
 * Compares a resource with what an example expects. Scalars are compared as they are written, so
 * that {@code 012} and {@code 12.50} mean what stands there. Stateless.
 */
final class ResourceMatch {
  private ResourceMatch() {}

  /**
   * What differs first; empty where nothing does.
   *
   * @param whole whether the expected object must name every member; else entries of lists may be
   *     left out, and members of objects
   */
  static Optional<Difference> difference(
      Node expected, JsonNode actual, String path, boolean whole) {
    if (expected instanceof Node.Mapping object) {
      return actual.isObject()
          ? members(object, actual, path, whole)
          : Optional.of(Difference.of(path, new Words("an object"), side(actual)));
    }
    if (expected instanceof Node.Sequence list) {
      return actual.isArray()
          ? items(list.items(), actual, path, whole)
          : Optional.of(Difference.of(path, new Words("a list"), side(actual)));
    }
    String text = ((Node.Scalar) expected).text();
    return actual.isValueNode() && actual.asText().equals(text)
        ? Optional.empty()
        : Optional.of(Difference.of(path, new Value(text), side(actual)));
  }

  private static Optional<Difference> members(
      Node.Mapping object, JsonNode actual, String path, boolean whole) {
    for (Node.Entry entry : object.entries()) {
      String name = entry.key().text();
      JsonNode value = actual.path(name);
      String place = path + "." + name;
      if (entry.value() instanceof Node.Scalar scalar && scalar.text().equals("absent()")) {
        if (!value.isMissingNode()) {
          return Optional.of(Difference.of(place, Difference.ABSENT, side(value)));
        }
        continue;
      }
      if (value.isMissingNode()) {
        return Optional.of(Difference.of(place, side(entry.value()), Difference.ABSENT));
      }
      Optional<Difference> difference = difference(entry.value(), value, place, whole);
      if (difference.isPresent()) {
        return difference;
      }
    }
    int wanted = object.entries().size();
    return whole && actual.size() > wanted
        ? Optional.of(
            Difference.of(path, number(wanted, "member"), number(actual.size(), "member")))
        : Optional.empty();
  }

  /** In a subset, the expected items have to be there in their order, others may stand between. */
  private static Optional<Difference> items(
      List<Node> items, JsonNode actual, String path, boolean whole) {
    if (whole && items.size() != actual.size()) {
      return Optional.of(
          Difference.of(path, number(items.size(), "entry"), number(actual.size(), "entry")));
    }
    int at = 0;
    for (Node item : items) {
      Optional<Difference> first = Optional.empty();
      boolean found = false;
      for (; at < actual.size() && !found; at++) {
        Optional<Difference> difference =
            difference(item, actual.get(at), path + "[" + at + "]", whole);
        found = difference.isEmpty();
        first = first.isEmpty() ? difference : first;
      }
      if (!found) {
        return first.isPresent()
            ? first
            : Optional.of(
                Difference.of(path, number(items.size(), "entry"), number(actual.size(), "entry")));
      }
    }
    return Optional.empty();
  }

  private static Side number(int count, String noun) {
    String many = noun.equals("entry") ? "entries" : noun + "s";
    return new Words(count + " " + (count == 1 ? noun : many));
  }

  private static Side side(JsonNode actual) {
    return actual.isValueNode() ? new Value(actual.asText()) : new Words("an object or list");
  }

  private static Side side(Node expected) {
    return expected instanceof Node.Scalar scalar
        ? new Value(scalar.text())
        : new Words("an object or list");
  }
}
