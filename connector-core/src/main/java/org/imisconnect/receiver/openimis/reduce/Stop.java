package org.imisconnect.receiver.openimis.reduce;

import java.io.Serial;
import org.imisconnect.receiver.CrosswalkKind;
import org.jspecify.annotations.Nullable;

/**
 * Ends the reducing of one resource with a reason. Used inside this package only, and cheap: it has
 * no stack trace.
 */
final class Stop extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private final String code;
  private final String words;
  private final @Nullable CrosswalkKind kind;
  private final String missing;

  private Stop(String code, String words, @Nullable CrosswalkKind kind, String missing) {
    super(code, null, false, false);
    this.code = code;
    this.words = words;
    this.kind = kind;
    this.missing = missing;
  }

  static Stop because(String code, String words) {
    return new Stop(code, words, null, "");
  }

  /** A national code without a target. */
  static Stop missing(CrosswalkKind kind, String national, String words) {
    return new Stop("CROSSWALK_MISSING", words, kind, national);
  }

  String code() {
    return code;
  }

  String words() {
    return words;
  }

  @Nullable CrosswalkKind kind() {
    return kind;
  }

  String missing() {
    return missing;
  }
}
