package org.imisconnect.value.internal;

/** White space in UTF-8: ASCII blanks and the spaces of Unicode that people paste unseen. */
final class Blanks {
  private Blanks() {}

  /** Bytes of the white space at an index, 0 where there is none. */
  static int width(byte[] bytes, int at, int end) {
    int b = bytes[at];
    if (b >= 0) {
      return b == ' ' || (b >= '\t' && b <= '\r') ? 1 : 0;
    }
    if (!mayBeBlank(b, at + 1 < end ? bytes[at + 1] : 0)) {
      return 0;
    }
    int codePoint = Utf8.codePoint(bytes, at, end);
    if (codePoint == 0xA0 || codePoint == 0x85) {
      return 2;
    }
    boolean space =
        (codePoint >= 0x2000 && codePoint <= 0x200A)
            || codePoint == 0x2028
            || codePoint == 0x2029
            || codePoint == 0x202F
            || codePoint == 0x205F
            || codePoint == 0x3000
            || codePoint == 0x1680;
    return space ? 3 : 0;
  }

  /** Whether a character that begins so may be white space: spares decoding native scripts. */
  private static boolean mayBeBlank(int lead, int second) {
    return switch (lead & 0xFF) {
      case 0xC2 -> true;
      case 0xE1 -> second == (byte) 0x9A;
      case 0xE2 -> second == (byte) 0x80 || second == (byte) 0x81;
      case 0xE3 -> second == (byte) 0x80;
      default -> false;
    };
  }

  /**
   * Bytes at an index that mean nothing at the end of a text: white space, the zero-width space and
   * the byte order mark. Inside a text the zero-width space parts words of Lao, Thai and Khmer.
   */
  private static int edge(byte[] bytes, int at, int end) {
    int width = width(bytes, at, end);
    if (width == 0 && (bytes[at] == (byte) 0xE2 || bytes[at] == (byte) 0xEF)) {
      int codePoint = Utf8.codePoint(bytes, at, end);
      return codePoint == 0x200B || codePoint == 0xFEFF ? 3 : 0;
    }
    return width;
  }

  /** Index of the first byte that is not blank. */
  static int first(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end) {
      int width = edge(bytes, i, end);
      if (width == 0) {
        return i;
      }
      i += width;
    }
    return i;
  }

  /** Index after the last byte that is not blank. */
  static int last(byte[] bytes, int start, int end) {
    int last = end;
    while (last > start) {
      int from = last - 1;
      while (from > start && last - from < 3 && (bytes[from] & 0xC0) == 0x80) {
        from--;
      }
      if (edge(bytes, from, last) != last - from) {
        return last;
      }
      last = from;
    }
    return last;
  }
}
