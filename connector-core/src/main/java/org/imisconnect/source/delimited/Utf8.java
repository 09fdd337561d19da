package org.imisconnect.source.delimited;

/** Strict UTF-8. */
final class Utf8 {
  private Utf8() {}

  /** Index of the first byte that is not UTF-8 text, NUL included; -1 where all is well. */
  static int firstBad(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end) {
      int b = bytes[i];
      if (b > 0) {
        i = afterPlain(bytes, i + 1, end);
        continue;
      }
      int length = b == 0 ? 0 : length(b & 0xFF, i + 1 < end ? bytes[i + 1] & 0xFF : 0);
      if (length == 0 || i + length > end) {
        return i;
      }
      for (int k = 1; k < length; k++) {
        if ((bytes[i + k] & 0xC0) != 0x80) {
          return i;
        }
      }
      i += length;
    }
    return -1;
  }

  /** Passes over ASCII, eight bytes at a time. */
  private static int afterPlain(byte[] bytes, int from, int end) {
    int i = from;
    while (i + 8 <= end && Bytes.isPlain(Bytes.word(bytes, i))) {
      i += 8;
    }
    while (i < end && bytes[i] > 0) {
      i++;
    }
    return i;
  }

  /** Bytes of a character by its first two, 0 where they cannot begin one. */
  private static int length(int first, int second) {
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    if (first < 0xE0) {
      return 2;
    }
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return 0;
    }
    return first < 0xF0 ? 3 : 4;
  }
}
