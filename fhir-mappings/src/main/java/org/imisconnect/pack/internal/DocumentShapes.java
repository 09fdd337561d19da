package org.imisconnect.pack.internal;

import org.imisconnect.pack.Fields;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.pack.PackErrors;

/**
 * The outer shape of files whose inside another stage compiles: which keys they have, and which
 * must be there. Maps, parts and checks are left to the mapping language as a whole.
 */
final class DocumentShapes {
  private final PackErrors errors;

  DocumentShapes(PackErrors errors) {
    this.errors = errors;
  }

  /** {@code examples/NAME.yaml}: rows, and what must come of them. */
  void example(PackDocument document) {
    Fields fields = fields(document);
    fields.requireText("name");
    fields
        .requireObject("records")
        .ifPresent(records -> records.entries().forEach(entry -> rows(fields, entry)));
    fields.object("expect");
    fields.word("match", Match.class, Match.SUBSET);
    for (String counted : new String[] {"findings", "rejected"}) {
      fields
          .object(counted)
          .ifPresent(o -> o.entries().forEach(entry -> number(fields, counted, entry)));
    }
    fields.end();
  }

  private static void rows(Fields fields, Node.Entry entry) {
    boolean rows =
        entry.value() instanceof Node.Sequence list
            && list.items().stream().allMatch(Node.Mapping.class::isInstance);
    if (!rows) {
      String key = "records." + entry.key().text();
      fields.wrong(entry.value().at(), key, "is no list of rows", "lines of `- {column: value}`");
    }
  }

  private static void number(Fields fields, String counted, Node.Entry entry) {
    boolean number =
        entry.value() instanceof Node.Scalar scalar && scalar.text().matches("[0-9]{1,9}");
    if (!number) {
      String key = counted + "." + entry.key().text();
      fields.wrong(entry.value().at(), key, "is no number", "how often it comes, from 0 up");
    }
  }

  /** Whether an example names a part of each resource or all of it. */
  private enum Match {
    SUBSET,
    WHOLE
  }

  /** {@code answers/NAME.yaml}: from a receiver's answer back to the scheme's columns. */
  void answer(PackDocument document) {
    Fields fields = fields(document);
    fields.requireText("answers");
    fields.requireText("from");
    fields.allow("when");
    fields.object("layout");
    fields.requireObject("make");
    fields.end();
  }

  private Fields fields(PackDocument document) {
    return new Fields(document.content(), document.file(), errors);
  }
}
