package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imisconnect.finding.Severity;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackDocument;
import org.jspecify.annotations.Nullable;

/** Reads the files of {@code checks/}: one check, or several under {@code checks:}. */
final class CheckFileReader {
  private static final List<String> WORDS =
      List.of(
          "check",
          "severity",
          "from",
          "join",
          "let",
          "each",
          "when",
          "where",
          "at",
          "message",
          "hint",
          "reject",
          "shows_missing");
  private final Problems problems;
  private final MapFileReader shapes;

  CheckFileReader(PackContext context) {
    this.problems = context.problems;
    this.shapes = new MapFileReader(context);
  }

  List<CheckFile> read(PackDocument document) {
    Node list = document.content().find("checks").orElse(null);
    List<CheckFile> checks = new ArrayList<>();
    if (list == null) {
      add(document.content(), checks);
    } else if (list instanceof Node.Sequence sequence) {
      shapes.words(document.content(), List.of("checks"), "checks");
      for (Node item : sequence.items()) {
        if (item instanceof Node.Mapping node) {
          add(node, checks);
        } else {
          problems.add(item.at(), "MAP_SYNTAX", "a check is an object.");
        }
      }
    } else {
      problems.add(list.at(), "MAP_SYNTAX", "`checks:` takes a list of checks.");
    }
    return checks;
  }

  private void add(Node.Mapping node, List<CheckFile> checks) {
    CheckFile check = read(node);
    if (check != null) {
      checks.add(check);
    }
  }

  private @Nullable CheckFile read(Node.Mapping node) {
    shapes.words(node, WORDS, "check");
    String code = shapes.scalarText(node, "check");
    MapFileReader.From from = shapes.from(node);
    Node.Scalar when = shapes.scalar(node, "when");
    when = when == null ? shapes.scalar(node, "where") : when;
    String message = shapes.scalarText(node, "message");
    Severity severity = severity(node);
    if (when == null) {
      problems.add(
          node.at(), "MAP_SYNTAX", "a check needs `when:`, true where something is wrong.");
    }
    if (code != null && !isCode(code)) {
      problems.add(node.at(), "MAP_SYNTAX", "a code is in capitals with `_`: AMOUNT_MISMATCH.");
      return null;
    }
    if (code == null || from == null || when == null || message == null || severity == null) {
      return null;
    }
    Node.Scalar hint = shapes.scalar(node, "hint");
    Node.Scalar reject = shapes.scalar(node, "reject");
    return new CheckFile(
        code,
        severity,
        from.record(),
        from.groupBy(),
        when,
        node.find("each").orElse(null),
        shapes.objects(node, "join"),
        shapes.scalars(node, "let"),
        shapes.scalar(node, "at"),
        message,
        hint == null ? "" : hint.text(),
        rejects(reject, severity),
        missing(node),
        node);
  }

  /** One join or a list of them. */
  private List<Node.Scalar> missing(Node.Mapping node) {
    Node found = node.find("shows_missing").orElse(null);
    List<Node> names =
        found instanceof Node.Sequence list
            ? list.items()
            : found == null ? List.of() : List.of(found);
    List<Node.Scalar> missing = new ArrayList<>();
    for (Node name : names) {
      if (name instanceof Node.Scalar join) {
        missing.add(join);
      } else {
        problems.add(name.at(), "MAP_SYNTAX", "`shows_missing:` takes names of joins.");
      }
    }
    return missing;
  }

  private boolean rejects(Node.@Nullable Scalar reject, Severity severity) {
    if (reject == null || reject.text().equals("false")) {
      return false;
    }
    if (!reject.text().equals("true") || severity != Severity.ERROR) {
      problems.add(
          reject.at(), "MAP_WORD", "`reject:` takes true or false, and true with an error only.");
    }
    return true;
  }

  private @Nullable Severity severity(Node.Mapping node) {
    Node.Scalar found = shapes.scalar(node, "severity");
    if (found == null) {
      return Severity.WARNING;
    }
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(found.text())) {
        return severity;
      }
    }
    problems.unknown(
        found.at(), "MAP_WORD", "severity", found.text(), List.of("error", "warning", "info"));
    return null;
  }

  private static boolean isCode(String code) {
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      boolean later = i > 0 && ((c >= '0' && c <= '9') || c == '_');
      boolean fits = later || (c >= 'A' && c <= 'Z');
      if (!fits) {
        return false;
      }
    }
    return !code.isEmpty();
  }
}
