package org.imisconnect.pack.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.pack.DidYouMean;
import org.imisconnect.pack.Fields;
import org.imisconnect.pack.IgnoreReason;
import org.imisconnect.pack.IgnoredColumn;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.pack.PackErrors;
import org.imisconnect.record.Column;
import org.imisconnect.record.RecordType;

/**
 * Reads {@code ignored.yaml}: record, column, and a reason, or an object of {@code reason} and
 * {@code note}.
 */
final class IgnoredReader {
  private final PackErrors errors;
  private final Map<String, RecordType> records;

  IgnoredReader(PackErrors errors, Map<String, RecordType> records) {
    this.errors = errors;
    this.records = records;
  }

  List<IgnoredColumn> read(PackDocument document) {
    List<IgnoredColumn> ignored = new ArrayList<>();
    for (Node.Entry entry : document.content().entries()) {
      RecordType record = records.get(entry.key().text());
      if (record == null) {
        unknown(entry.key(), "record", List.copyOf(records.keySet()));
      } else if (entry.value() instanceof Node.Mapping columns) {
        columns.entries().forEach(column -> column(record, column).ifPresent(ignored::add));
      } else {
        String hint = "Write an object: lines of `column: reason`.";
        errors.add("PACK_VALUE", entry.value().at(), "no columns", hint);
      }
    }
    return ignored;
  }

  private Optional<IgnoredColumn> column(RecordType record, Node.Entry entry) {
    String name = entry.key().text();
    if (record.indexOf(name) < 0) {
      unknown(entry.key(), "column", record.columns().stream().map(Column::name).toList());
    }
    boolean isLong = entry.value() instanceof Node.Mapping;
    Node.Mapping object =
        entry.value() instanceof Node.Mapping written
            ? written
            : new Node.Mapping(List.of(reason(entry)), entry.value().at());
    Fields fields = new Fields(object, "ignored column " + name, errors);
    IgnoreReason reason = fields.requireWord("reason", IgnoreReason.class, IgnoreReason.TECHNICAL);
    String note = isLong ? fields.text("note") : "";
    fields.end();
    return Optional.of(new IgnoredColumn(record.name(), name, reason, note, entry.key().at()));
  }

  /** The short form as if it were written as an object. */
  private static Node.Entry reason(Node.Entry entry) {
    return new Node.Entry(new Node.Scalar("reason", false, entry.value().at()), entry.value());
  }

  private void unknown(Node.Scalar name, String what, List<String> names) {
    String hint = DidYouMean.sentence(name.text(), names);
    if (hint.isEmpty()) {
      hint = "Known: " + String.join(", ", names) + ".";
    }
    String message = "unknown " + what + " `" + name.text() + "`";
    errors.add("PACK_REFERENCE", name.at(), message, hint);
  }
}
