package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackDocument;
import org.jspecify.annotations.Nullable;

/**
 * The words that steer an object, apart from its elements; parts that it uses are laid in.
 *
 * @param elements its elements, those of parts included
 * @param when a condition; null where none
 * @param each what it is repeated for; null where it is not
 * @param as a name for the row of {@code $each}; null where none
 * @param lets named slots
 * @param first lists of branches
 * @param keep whether constants keep it alive
 */
record Steering(
    List<Node.Entry> elements,
    Node.@Nullable Scalar when,
    @Nullable Node each,
    Node.@Nullable Scalar as,
    List<Node.Entry> lets,
    List<Node> first,
    boolean keep) {
  private static final List<String> WORDS =
      List.of("$when", "$each", "$as", "$let", "$first", "$use", "$keep");
  private static final int PARTS = 8;

  static Steering of(Node.Mapping node, PackContext context) {
    Reader reader = new Reader(context);
    reader.read(node, new LinkedHashSet<>());
    return new Steering(
        reader.elements,
        reader.when,
        reader.each,
        reader.as,
        reader.lets,
        reader.first,
        reader.keep);
  }

  /** Collects the members of an object and of the parts it uses. */
  private static final class Reader {
    private final PackContext context;
    private final MapFileReader shapes;
    private final List<Node.Entry> elements = new ArrayList<>();
    private final List<Node.Entry> lets = new ArrayList<>();
    private final List<Node> first = new ArrayList<>();
    private Node.@Nullable Scalar when;
    private @Nullable Node each;
    private Node.@Nullable Scalar as;
    private boolean keep;

    Reader(PackContext context) {
      this.context = context;
      this.shapes = new MapFileReader(context);
    }

    void read(Node.Mapping node, Set<String> parts) {
      for (Node.Entry entry : node.entries()) {
        if (entry.key().text().startsWith("$")) {
          steer(node, entry, parts);
        } else {
          elements.add(entry);
        }
      }
    }

    private void steer(Node.Mapping node, Node.Entry entry, Set<String> parts) {
      String word = entry.key().text();
      switch (word) {
        case "$when" -> {
          once(entry, when);
          when = shapes.scalar(node, word);
        }
        case "$each" -> {
          once(entry, each);
          each = entry.value();
        }
        case "$as" -> {
          once(entry, as);
          as = shapes.scalar(node, word);
        }
        case "$let" -> {
          if (entry.value() instanceof Node.Mapping named) {
            lets.addAll(named.entries());
          } else {
            context.problems.add(entry.value().at(), "MAP_SYNTAX", "`$let:` takes an object.");
          }
        }
        case "$first" -> first.add(entry.value());
        case "$use" -> use(node, parts);
        case "$keep" -> keep = isTrue(entry.value());
        default ->
            context.problems.unknown(entry.key().at(), "MAP_WORD", "steering word", word, WORDS);
      }
    }

    private void once(Node.Entry entry, @Nullable Node before) {
      if (before != null) {
        context.problems.add(
            entry.key().at(),
            "MAP_WORD",
            "`" + entry.key().text() + "` stands in the object and in the part that it uses.");
      }
    }

    private boolean isTrue(Node value) {
      if (value instanceof Node.Scalar scalar && scalar.text().equals("true")) {
        return true;
      }
      context.problems.add(value.at(), "MAP_SYNTAX", "`$keep:` takes true, or is left out.");
      return false;
    }

    private void use(Node.Mapping node, Set<String> parts) {
      Node.Scalar name = shapes.scalar(node, "$use");
      if (name == null) {
        return;
      }
      PackDocument part = context.pack.parts().get(name.text());
      if (part == null) {
        context.problems.unknown(
            name.at(), "MAP_NAME", "part", name.text(), context.pack.parts().keySet());
      } else if (!parts.add(name.text()) || parts.size() > PARTS) {
        context.problems.add(name.at(), "MAP_WORD", "the parts use each other in a circle.");
      } else {
        read(part.content(), parts);
        parts.remove(name.text());
      }
    }
  }
}
