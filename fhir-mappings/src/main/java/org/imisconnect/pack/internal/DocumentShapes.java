package org.imisconnect.pack.internal;

import org.imisconnect.finding.Severity;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.PackDocument;

/**
 * The outer shape of files whose inside another stage compiles: which keys they have, and which
 * must be there. Maps and parts are left to the mapping language as a whole.
 */
final class DocumentShapes {
  private final PackErrors errors;

  DocumentShapes(PackErrors errors) {
    this.errors = errors;
  }

  /** {@code checks/NAME.yaml}: sense checks over one record. */
  void check(PackDocument document) {
    Fields fields = fields(document);
    fields.requireText("record");
    fields.allow("join", "let");
    fields
        .requireList("checks")
        .ifPresent(list -> list.items().forEach(item -> checkItem(document, item)));
    fields.end();
  }

  private void checkItem(PackDocument document, Node item) {
    if (!(item instanceof Node.Mapping object)) {
      String hint = "Begin it with `- name: …`.";
      errors.add("PACK_VALUE", item.at(), "a check that is not an object", hint);
      return;
    }
    Fields fields = new Fields(object, "a check of " + document.file(), errors);
    fields.requireText("name");
    fields.word("severity", Severity.class, Severity.ERROR);
    fields.allow("when", "column", "message", "hint");
    boolean expects = fields.find("expect").isPresent();
    boolean unique = !fields.texts("unique").isEmpty();
    if (expects == unique) {
      String hint = "Say what must hold by `expect: \"{…}\"`, or by `unique: [column]`.";
      errors.add("PACK_VALUE", object.at(), "a check needs one of `expect` and `unique`", hint);
    }
    fields.end();
  }

  /** {@code examples/NAME.yaml}: rows, and what must come of them. */
  void example(PackDocument document) {
    Fields fields = fields(document);
    fields.requireText("name");
    fields.requireObject("records");
    fields.object("expect");
    fields.word("match", Match.class, Match.SUBSET);
    fields.allow("findings", "rejected");
    fields.end();
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
