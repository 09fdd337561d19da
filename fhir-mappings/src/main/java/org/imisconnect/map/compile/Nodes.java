package org.imisconnect.map.compile;

import org.imisconnect.pack.Node;

/** Questions about YAML nodes. Pure. */
final class Nodes {
  private Nodes() {}

  /** What to do where a slot without quotes has become an object; empty where it has not. */
  static String quoteHint(Node node) {
    return isUnquotedSlot(node) ? "Put the slot in quotes: \"{…}\"." : "";
  }

  /** Whether it is {@code {a | date}} without quotes: an object with one name and no value. */
  static boolean isUnquotedSlot(Node node) {
    return node instanceof Node.Mapping object
        && object.entries().size() == 1
        && object.entries().get(0).value() instanceof Node.Scalar value
        && value.text().isEmpty()
        && !value.quoted();
  }

  static String kind(Node node) {
    if (node instanceof Node.Scalar) {
      return "a text";
    }
    return node instanceof Node.Sequence ? "a list" : "an object";
  }
}
