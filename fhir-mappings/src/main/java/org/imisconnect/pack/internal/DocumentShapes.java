package org.imisconnect.pack.internal;

import org.imisconnect.pack.PackDocument;

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
