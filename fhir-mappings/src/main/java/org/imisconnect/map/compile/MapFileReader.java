package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Place;
import org.imisconnect.model.R4Model;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.record.RecordType;
import org.jspecify.annotations.Nullable;

/** Reads the heads of maps and checks: which words there are and what shape each has. */
final class MapFileReader {
  private static final List<String> MAP_WORDS =
      List.of("resource", "from", "when", "each", "key", "join", "let", "make");
  static final List<String> FROM_WORDS = List.of("record", "group_by");
  private final PackContext context;
  private final Problems problems;

  MapFileReader(PackContext context) {
    this.context = context;
    this.problems = context.problems;
  }

  /** A map's head, or null where it cannot be read at all; the errors are told. */
  @Nullable MapFile read(PackDocument document) {
    Node.Mapping content = document.content();
    words(content, MAP_WORDS, "map");
    String type = scalarText(content, "resource");
    From from = from(content);
    List<Template> key = templates(content, "key");
    Node.Mapping make = content.find("make").orElse(null) instanceof Node.Mapping m ? m : null;
    if (make == null) {
      problems.add(content.at(), "MAP_SYNTAX", "a map needs `make:` with an object.");
    }
    if (key.isEmpty()) {
      problems.add(content.at(), "MAP_SYNTAX", "a map needs `key:` with a list of slots.");
    }
    if (type != null && !R4Model.resourceNames().contains(type)) {
      Place at = content.find("resource").map(Node::at).orElse(content.at());
      problems.unknown(at, "MAP_ELEMENT", "resource", type, R4Model.resourceNames());
      return null;
    }
    if (type == null || from == null || make == null || key.isEmpty()) {
      return null;
    }
    return new MapFile(
        document.name(),
        type,
        from.record(),
        from.groupBy(),
        scalar(content, "when"),
        content.find("each").orElse(null),
        key,
        objects(content, "join"),
        scalars(content, "let"),
        make,
        content.at());
  }

  /** The root record and what groups its rows. */
  record From(RecordType record, List<Template> groupBy) {}

  @Nullable From from(Node.Mapping content) {
    Node from = content.find("from").orElse(null);
    if (from instanceof Node.Scalar name) {
      RecordType record = context.record(name.text(), name.at());
      return record == null ? null : new From(record, List.of());
    }
    if (from instanceof Node.Mapping grouped) {
      words(grouped, FROM_WORDS, "from");
      Node.Scalar name = scalar(grouped, "record");
      List<Template> groupBy = templates(grouped, "group_by");
      if (name != null && !groupBy.isEmpty()) {
        RecordType record = context.record(name.text(), name.at());
        return record == null ? null : new From(record, groupBy);
      }
    }
    problems.add(
        from == null ? content.at() : from.at(),
        "MAP_SYNTAX",
        "`from:` is missing or not understood.",
        "Write `from: record`, or `from: {record: NAME, group_by: [\"{column}\"]}`.");
    return null;
  }

  /** Tells of every word that is not one of those allowed. */
  void words(Node.Mapping node, List<String> allowed, String of) {
    for (Node.Entry entry : node.entries()) {
      if (!allowed.contains(entry.key().text())) {
        problems.unknown(
            entry.key().at(), "MAP_WORD", "word in " + of, entry.key().text(), allowed);
      }
    }
  }

  /** The text of a member that has to be there. */
  @Nullable String scalarText(Node.Mapping node, String name) {
    Node.Scalar found = scalar(node, name);
    if (found == null) {
      problems.add(node.at(), "MAP_SYNTAX", "`" + name + ":` is missing.");
      return null;
    }
    return found.text();
  }

  /** A member that is a scalar; null where it is absent or (told) something else. */
  Node.@Nullable Scalar scalar(Node.Mapping node, String name) {
    Node found = node.find(name).orElse(null);
    if (found == null || found instanceof Node.Scalar) {
      return (Node.Scalar) found;
    }
    problems.add(found.at(), "MAP_SYNTAX", "`" + name + ":` takes a text.", Nodes.quoteHint(found));
    return null;
  }

  /** A list of templates; a single one may stand without its list. */
  List<Template> templates(Node.Mapping node, String name) {
    Node found = node.find(name).orElse(null);
    List<Node> items = new ArrayList<>();
    if (found instanceof Node.Sequence sequence) {
      items.addAll(sequence.items());
    } else if (found != null) {
      items.add(found);
    }
    List<Template> templates = new ArrayList<>();
    for (Node item : items) {
      Template template = template(item);
      if (template != null) {
        templates.add(template);
      }
    }
    return templates;
  }

  private @Nullable Template template(Node node) {
    if (!(node instanceof Node.Scalar scalar)) {
      problems.add(node.at(), "MAP_SYNTAX", "a slot is expected here.", Nodes.quoteHint(node));
      return null;
    }
    try {
      return Template.of(scalar);
    } catch (SyntaxError error) {
      problems.syntax(error);
      return null;
    }
  }

  Map<String, Node.Mapping> objects(Node.Mapping node, String name) {
    Map<String, Node.Mapping> objects = new LinkedHashMap<>();
    for (Node.Entry entry : entries(node, name)) {
      if (entry.value() instanceof Node.Mapping object) {
        objects.put(entry.key().text(), object);
      } else {
        problems.add(entry.value().at(), "MAP_SYNTAX", "an object is expected here.");
      }
    }
    return objects;
  }

  Map<String, Node.Scalar> scalars(Node.Mapping node, String name) {
    Map<String, Node.Scalar> scalars = new LinkedHashMap<>();
    for (Node.Entry entry : entries(node, name)) {
      if (entry.value() instanceof Node.Scalar scalar) {
        scalars.put(entry.key().text(), scalar);
      } else {
        problems.add(
            entry.value().at(),
            "MAP_SYNTAX",
            "a slot is expected here.",
            Nodes.quoteHint(entry.value()));
      }
    }
    return scalars;
  }

  private List<Node.Entry> entries(Node.Mapping node, String name) {
    Node found = node.find(name).orElse(null);
    if (found == null) {
      return List.of();
    }
    if (found instanceof Node.Mapping object) {
      return object.entries();
    }
    problems.add(found.at(), "MAP_SYNTAX", "`" + name + ":` takes an object.");
    return List.of();
  }
}
