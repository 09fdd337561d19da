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

  static boolean hasControl(Text text) {
    for (int i = text.start; i < text.end; i++) {
      if (text.bytes[i] >= 0 && text.bytes[i] < ' ') {
        return true;
      }
    }
    return false;
  }

  /** Without an exponent, which HAPI writes out. */
  static boolean isPlain(Text text) {
    for (int i = text.start; i < text.end; i++) {
      if (text.bytes[i] == 'e' || text.bytes[i] == 'E' || text.bytes[i] == '+') {
        return false;
      }
    }
    return true;
  }

  /** Without blanks and stray bits, since HAPI decodes it and encodes it again. */
  static boolean isCanonicalBase64(Text text) {
    int length = text.length();
    if (length == 0 || length % 4 != 0) {
      return false;
    }
    int padding = text.at(length - 1) != '=' ? 0 : text.at(length - 2) != '=' ? 1 : 2;
    for (int i = 0; i < length - padding; i++) {
      if (sextet(text.at(i)) < 0) {
        return false;
      }
    }
    int unused = padding == 1 ? 0x3 : padding == 2 ? 0xF : 0;
    return (sextet(text.at(length - padding - 1)) & unused) == 0;
  }

  private static int sextet(byte b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (b >= '0' && b <= '9') {
      return b - '0' + 52;
    }
    return b == '+' ? 62 : b == '/' ? 63 : -1;
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
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
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
