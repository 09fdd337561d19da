package org.imisconnect.value.internal;

/** UTF-8 by hand: a malformed byte counts as one character and is passed on as it is. */
public final class Utf8 {
  private Utf8() {}

  /** The code point at an index, or -1 where the bytes are not well-formed. */
  public static int codePoint(byte[] bytes, int at, int end) {
    int lead = bytes[at];
    if (lead >= 0) {
      return lead;
    }
    if ((lead & 0xE0) == 0xC0) {
      return at + 1 < end ? two(lead, bytes[at + 1]) : -1;
    }
    if ((lead & 0xF0) == 0xE0) {
      return at + 2 < end ? three(lead, bytes[at + 1], bytes[at + 2]) : -1;
    }
    boolean whole = (lead & 0xF8) == 0xF0 && at + 3 < end;
    return whole ? four(lead, bytes[at + 1], bytes[at + 2], bytes[at + 3]) : -1;
  }

  private static int two(int lead, int second) {
    int codePoint = (lead & 0x1F) << 6 | (second & 0x3F);
    return follows(second) && codePoint >= 0x80 ? codePoint : -1;
  }

  private static int three(int lead, int second, int third) {
    int codePoint = (lead & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F);
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    boolean fits = follows(second) && follows(third) && codePoint >= 0x800 && !surrogate;
    return fits ? codePoint : -1;
  }

  private static int four(int lead, int second, int third, int fourth) {
    int codePoint =
        (lead & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | (fourth & 0x3F);
    boolean follow = follows(second) && follows(third) && follows(fourth);
    return follow && codePoint >= 0x10000 && codePoint <= 0x10FFFF ? codePoint : -1;
  }

  private static boolean follows(int b) {
    return (b & 0xC0) == 0x80;
  }

  /** Bytes of the character at an index; 1 where they are malformed. */
  public static int width(byte[] bytes, int at, int end) {
    int lead = bytes[at];
    if (lead >= 0 || codePoint(bytes, at, end) < 0) {
      return 1;
    }
    return (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : 4;
  }

  /** Number of characters (code points). */
  public static int characters(byte[] bytes, int start, int end) {
    int count = 0;
    for (int i = start; i < end; i += width(bytes, i, end)) {
      count++;
    }
    return count;
  }

  /** Index after a number of characters from {@code start}, at most {@code end}. */
  public static int skip(byte[] bytes, int start, int end, int characters) {
    int i = start;
    for (int left = characters; left > 0 && i < end; left--) {
      i += width(bytes, i, end);
    }
    return i;
  }

  /** Whether all bytes are well-formed. */
  public static boolean isValid(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i += width(bytes, i, end)) {
      if (bytes[i] < 0 && codePoint(bytes, i, end) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Writes a code point and returns the index after it. */
  public static int write(int codePoint, byte[] target, int at) {
    int i = at;
    if (codePoint < 0x80) {
      target[i++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      target[i++] = (byte) (0xC0 | codePoint >> 6);
      target[i++] = (byte) (0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
      target[i++] = (byte) (0xE0 | codePoint >> 12);
      target[i++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
      target[i++] = (byte) (0x80 | (codePoint & 0x3F));
    } else {
      target[i++] = (byte) (0xF0 | codePoint >> 18);
      target[i++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
      target[i++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
      target[i++] = (byte) (0x80 | (codePoint & 0x3F));
    }
    return i;
  }
}
