package org.imisconnect.value.internal;

/** The text primitives of R4, checked on bytes. */
public final class R4Texts {
  /** R4 counts characters; so do we, which only matters for texts of this length. */
  private static final int MOST = 1 << 20;

  private R4Texts() {}

  /** Something that is not blank, well-formed, at most 1 MiB characters. */
  public static boolean isString(byte[] bytes, int start, int end) {
    boolean some = Blanks.first(bytes, start, end) < end;
    if (!some || !Utf8.isValid(bytes, start, end)) {
      return false;
    }
    return end - start <= MOST || Utf8.characters(bytes, start, end) <= MOST;
  }

  /** No blank but single ones inside. */
  public static boolean isCode(byte[] bytes, int start, int end) {
    boolean blank = true;
    for (int i = start; i < end; ) {
      int width = Blanks.width(bytes, i, end);
      if (width > 0 && (blank || bytes[i] != ' ')) {
        return false;
      }
      blank = width > 0;
      i += Math.max(1, width);
    }
    return !blank && Utf8.isValid(bytes, start, end);
  }

  /** 1 to 64 letters, digits, hyphens and points of ASCII. */
  public static boolean isId(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      int b = bytes[i];
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
      if (!letter && (b < '0' || b > '9') && b != '-' && b != '.') {
        return false;
      }
    }
    return start < end && end - start <= 64;
  }

  /** Something without any blank; R4 asks no more of a URI. */
  public static boolean isUri(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Blanks.width(bytes, i, end) > 0) {
        return false;
      }
    }
    return start < end && Utf8.isValid(bytes, start, end);
  }

  /** {@code urn:oid:} and numbers without zeros in front, the first at most 2. */
  public static boolean isOid(byte[] bytes, int start, int end) {
    int i = start + 8;
    if (!startsWith("urn:oid:", bytes, start, end) || i >= end) {
      return false;
    }
    boolean root = bytes[i] >= '0' && bytes[i] <= '2';
    i++;
    while (root && i < end && bytes[i] == '.') {
      int first = i + 1;
      i = first;
      while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
        i++;
      }
      if (i == first || (bytes[first] == '0' && i > first + 1)) {
        return false;
      }
    }
    return root && i == end && end - start > 10;
  }

  /** {@code urn:uuid:} and a UUID in lower case. */
  public static boolean isUuid(byte[] bytes, int start, int end) {
    if (end - start != 45 || !startsWith("urn:uuid:", bytes, start, end)) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      int b = bytes[start + 9 + i];
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      boolean hex = (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f');
      if (hyphen ? b != '-' : !hex) {
        return false;
      }
    }
    return true;
  }

  /** Groups of four with at most two = at the very end; blanks and line ends do not count. */
  public static boolean isBase64(byte[] bytes, int start, int end) {
    int count = 0;
    int padding = 0;
    for (int i = start; i < end; i++) {
      int b = bytes[i];
      if (b == ' ' || b == '\r' || b == '\n' || b == '\t') {
        continue;
      }
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
      boolean other = (b >= '0' && b <= '9') || b == '+' || b == '/';
      padding += b == '=' ? 1 : 0;
      if ((!letter && !other && b != '=') || (padding > 0 && b != '=')) {
        return false;
      }
      count++;
    }
    return count > 0 && count % 4 == 0 && padding <= 2;
  }

  private static boolean startsWith(String prefix, byte[] bytes, int start, int end) {
    if (end - start < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (bytes[start + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
