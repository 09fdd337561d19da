package org.imisconnect.map.run;

import org.imisconnect.value.Text;

/** The forms of R4 primitives other than dates. Pure. */
final class LexicalRules {
  private static final String URN_OID = "urn:oid:";
  private static final String URN_UUID = "urn:uuid:";

  private LexicalRules() {}

  static boolean isBoolean(Text text) {
    return is(text, "true") || is(text, "false");
  }

  static boolean isInteger(Text text) {
    int digits = text.start;
    if (text.length() > 1 && text.bytes[digits] == '-') {
      digits++;
      if (text.bytes[digits] == '0') {
        return false;
      }
    }
    return isWhole(text, digits) && fitsInt(text, digits);
  }

  static boolean isUnsigned(Text text) {
    return isWhole(text, text.start) && fitsInt(text, text.start);
  }

  static boolean isPositive(Text text) {
    return isUnsigned(text) && text.bytes[text.start] != '0';
  }

  static boolean isDecimal(Text text) {
    int start = text.start;
    if (text.length() > 1 && text.bytes[start] == '-') {
      start++;
    }
    int point = start;
    while (point < text.end && text.bytes[point] != '.') {
      point++;
    }
    return isDigits(text, start, point)
        && (point - start == 1 || text.bytes[start] != '0')
        && (point == text.end || isDigits(text, point + 1, text.end));
  }

  static boolean isZero(Text text) {
    for (int i = text.start; i < text.end; i++) {
      if (text.bytes[i] >= '1' && text.bytes[i] <= '9') {
        return false;
      }
    }
    return true;
  }

  /** No blank at the ends, no two in a row, no other white space. */
  static boolean isCode(Text text) {
    boolean blank = true;
    for (int i = text.start; i < text.end; i++) {
      byte b = text.bytes[i];
      if (b >= 0 && b < ' ' || b == ' ' && blank) {
        return false;
      }
      blank = b == ' ';
    }
    return !blank && (isAscii(text) || !hasWideBlank(text));
  }

  static boolean isId(Text text) {
    for (int i = text.start; i < text.end; i++) {
      if (!isIdPart(text.bytes[i])) {
        return false;
      }
    }
    return text.length() >= 1 && text.length() <= 64;
  }

  static boolean isUri(Text text) {
    for (int i = text.start; i < text.end; i++) {
      byte b = text.bytes[i];
      if (b >= 0 && b <= ' ') {
        return false;
      }
    }
    return text.length() > 0 && (isAscii(text) || !hasWideBlank(text));
  }

  static boolean isOid(Text text) {
    if (!starts(text, URN_OID) || text.length() < URN_OID.length() + 3) {
      return false;
    }
    int at = text.start + URN_OID.length();
    if (text.bytes[at] < '0' || text.bytes[at] > '2' || text.bytes[at + 1] != '.') {
      return false;
    }
    for (int from = at + 2, to = from; from <= text.end; from = to + 1) {
      to = from;
      while (to < text.end && text.bytes[to] != '.') {
        to++;
      }
      if (!isDigits(text, from, to) || to - from > 1 && text.bytes[from] == '0') {
        return false;
      }
    }
    return true;
  }

  static boolean isUuid(Text text) {
    if (!starts(text, URN_UUID) || text.length() != URN_UUID.length() + 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      byte b = text.at(URN_UUID.length() + i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? b != '-' : !(b >= '0' && b <= '9' || b >= 'a' && b <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Canonical only, since HAPI decodes and encodes it again. */
  static boolean isBase64(Text text) {
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

  static boolean isReference(Text text) {
    if (starts(text, "http://") || starts(text, "https://") || starts(text, "urn:")) {
      return isUri(text) && !contains(text, "/_history");
    }
    int slash = text.start;
    while (slash < text.end && isLetter(text.bytes[slash])) {
      slash++;
    }
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
  }

  private static boolean isLetter(byte b) {
    return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }

  private static boolean isAscii(Text text) {
    for (int i = text.start; i < text.end; i++) {
      if (text.bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Blanks beyond ASCII, and those that only HAPI trims. */
  private static boolean hasWideBlank(Text text) {
    String value = text.toString();
    return value.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static boolean is(Text text, String wanted) {
    return text.length() == wanted.length() && starts(text, wanted);
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
