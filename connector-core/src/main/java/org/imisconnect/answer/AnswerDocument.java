package org.imisconnect.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.finding.PackException;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.DidYouMean;
import org.imisconnect.pack.IgnoreReason;
import org.imisconnect.pack.IgnoredColumn;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.pack.PackErrors;
import org.imisconnect.record.RecordType;

/** An answer file as it stands in the pack, and the map that it is compiled as. Immutable. */
record AnswerDocument(
    PackDocument file, AnswerKind kind, String fileName, List<String> columns, char delimiter) {
  /** Before the number of a column; -1 is the number of the row. */
  static final String URL = "urn:imisconnect:column:";

  static AnswerDocument read(PackDocument file) {
    Node.Mapping content = file.content();
    List<String> columns = new ArrayList<>();
    for (Node.Entry entry : make(content).entries()) {
      columns.add(entry.key().text());
    }
    String name = text(content, "answers");
    if (!name.matches("[^/\\\\]+")) {
      throw error(content, "answers", "`answers` is no name of a file", "Allowed: NAME.csv.");
    }
    return new AnswerDocument(file, kind(content), name, List.copyOf(columns), delimiter(content));
  }

  private static Node.Mapping make(Node.Mapping content) {
    return content.find("make").orElse(null) instanceof Node.Mapping make
        ? make
        : new Node.Mapping(List.of(), content.at());
  }

  private static AnswerKind kind(Node.Mapping content) {
    String from = text(content, "from");
    return AnswerKind.find(from)
        .orElseThrow(
            () ->
                error(
                    content,
                    "from",
                    "there is no answer `" + from + "`",
                    (DidYouMean.sentence(from, AnswerKind.names())
                            + " Allowed: "
                            + String.join(", ", AnswerKind.names())
                            + ".")
                        .strip()));
  }

  private static char delimiter(Node.Mapping content) {
    String written =
        content.find("layout").orElse(null) instanceof Node.Mapping layout
            ? text(layout, "delimiter")
            : "";
    return written.isEmpty() ? ',' : written.equals("tab") ? '\t' : written.charAt(0);
  }

  private static String text(Node.Mapping node, String key) {
    return node.find(key).orElse(null) instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  private static PackException error(Node.Mapping content, String key, String words, String hint) {
    Place at = content.find(key).map(Node::at).orElse(content.at());
    return PackErrors.of("PACK_VALUE", at, words, hint);
  }

  /** The pack whose only map makes the columns. */
  Pack asPack(Pack pack) {
    RecordType record = kind.record(file.content().at());
    List<IgnoredColumn> ignored =
        record.columns().stream()
            .map(
                column ->
                    new IgnoredColumn(
                        record.name(),
                        column.name(),
                        IgnoreReason.OUT_OF_SCOPE,
                        "",
                        file.content().at()))
            .toList();
    return new Pack(
        pack.header(),
        Map.of(record.name(), record),
        Map.of(file.name(), new PackDocument(file.name(), file.file(), map())),
        Map.of(),
        pack.codes(),
        Map.of(),
        ignored,
        Map.of(),
        Map.of(),
        pack.files());
  }

  private Node.Mapping map() {
    Node.Mapping content = file.content();
    Place at = content.at();
    List<Node> parts = new ArrayList<>();
    parts.add(part(-1, scalar("{" + AnswerKind.ROW + "}", at)));
    int column = 0;
    for (Node.Entry entry : make(content).entries()) {
      parts.add(part(column++, entry.value()));
    }
    List<Node.Entry> made = new ArrayList<>();
    made.add(entry("code", new Node.Mapping(List.of(entry("text", scalar("answer", at))), at)));
    made.add(entry("extension", new Node.Sequence(parts, at)));
    List<Node.Entry> entries = new ArrayList<>();
    entries.add(entry("resource", scalar("Basic", at)));
    entries.add(entry("from", content.find("from").orElseThrow()));
    Optional<Node> when = content.find("when");
    when.ifPresent(condition -> entries.add(entry("when", condition)));
    entries.add(
        entry("key", new Node.Sequence(List.of(scalar("{" + AnswerKind.ROW + "}", at)), at)));
    entries.add(entry("make", new Node.Mapping(made, at)));
    return new Node.Mapping(entries, at);
  }

  private static Node part(int column, Node value) {
    Place at = value.at();
    // Kept although nothing in it lives: a constant is a cell like any other.
    return new Node.Mapping(
        List.of(
            entry("$keep", scalar("true", at)),
            entry("url", scalar(URL + column, at)),
            entry("valueString", value)),
        at);
  }

  private static Node.Scalar scalar(String text, Place at) {
    return new Node.Scalar(text, true, at);
  }

  private static Node.Entry entry(String key, Node value) {
    return new Node.Entry(scalar(key, value.at()), value);
  }
}
