package org.imisconnect.map.run;

import org.imisconnect.value.R4Rule;
import org.imisconnect.value.Text;

/** Forms that no R4 primitive asks for, but HAPI's encoder does. Pure. */
final class LexicalRules {
  private LexicalRules() {}

  static boolean isZero(Text text) {
    for (int i = text.start; i < text.end; i++) {
      if (text.bytes[i] >= '1' && text.bytes[i] <= '9') {
        return false;
      }
    }
    return true;
  }

  /** Type/id, an absolute URL without a version, or a URN: anything else HAPI may rewrite. */
  static boolean isReference(Text text) {
    if (starts(text, "http://") || starts(text, "https://") || starts(text, "urn:")) {
      return R4Rule.URI.holds(text.bytes, text.start, text.end) && !contains(text, "/_history");
    }
    int slash = text.start;
    while (slash < text.end && isLetter(text.bytes[slash])) {
      slash++;
    }
    return slash > text.start
        && slash < text.end
        && text.bytes[slash] == '/'
        && R4Rule.ID.holds(text.bytes, slash + 1, text.end);
  }

  private static boolean isLetter(byte b) {
    return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }

  private static boolean starts(Text text, String wanted) {
    return text.length() >= wanted.length() && matches(text, text.start, wanted);
  }

  private static boolean contains(Text text, String wanted) {
    for (int i = text.start; i + wanted.length() <= text.end; i++) {
      if (matches(text, i, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(Text text, int at, String wanted) {
    for (int i = 0; i < wanted.length(); i++) {
      if (text.bytes[at + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
