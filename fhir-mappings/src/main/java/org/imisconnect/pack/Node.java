package org.imisconnect.pack;

import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.Place;

/** A YAML document as it was written: every scalar verbatim, everything with its place. */
public sealed interface Node {
  /** Where it begins. */
  Place at();

  /**
   * A scalar.
   *
   * @param text as written, quotes and escapes resolved
   * @param quoted whether it stood in quotes or as a block
   */
  record Scalar(String text, boolean quoted, Place at) implements Node {}

  /** A list. */
  record Sequence(List<Node> items, Place at) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** An object; its entries in file order, their keys all different. */
  record Mapping(List<Entry> entries, Place at) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The value of a key. */
    public Optional<Node> find(String key) {
      return entries.stream()
          .filter(entry -> entry.key().text().equals(key))
          .map(Entry::value)
          .findFirst();
    }
  }

  /** A member of an object. */
  record Entry(Scalar key, Node value) {}
}
