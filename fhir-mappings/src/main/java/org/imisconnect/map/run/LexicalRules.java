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
<<<<<<< HEAD
    return slash > text.start
        && slash < text.end
        && text.bytes[slash] == '/'
        && R4Rule.ID.holds(text.bytes, slash + 1, text.end);
=======
    int length = text.end - slash - 1;
    if (slash == text.start || length < 1 || length > 64 || text.bytes[slash] != '/') {
      return false;
    }
    for (int i = slash + 1; i < text.end; i++) {
      if (!isIdPart(text.bytes[i])) {
        return false;
      }
    }
    return true;
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

  private static boolean isWhole(Text text, int start) {
    return isDigits(text, start, text.end) && (text.bytes[start] != '0' || text.end - start == 1);
  }

  private static boolean fitsInt(Text text, int start) {
    long value = 0;
    for (int i = start; i < text.end; i++) {
      value = value * 10 + (text.bytes[i] - '0');
      if (value > Integer.MAX_VALUE) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigits(Text text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.bytes[i] < '0' || text.bytes[i] > '9') {
        return false;
      }
    }
    return to > from;
  }

  private static boolean isIdPart(byte b) {
    return isLetter(b) || b >= '0' && b <= '9' || b == '-' || b == '.';
>>>>>>> packs
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
