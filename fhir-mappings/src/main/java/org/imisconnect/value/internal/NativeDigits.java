package org.imisconnect.value.internal;

/** Digits of the scripts in which schemes write numbers: Thai, Lao, Burmese and Khmer. */
public final class NativeDigits {
  private NativeDigits() {}

  /** The value of the native digit whose three bytes begin at an index, or -1. */
  public static int value(byte[] bytes, int at, int end) {
    if (at + 2 >= end) {
      return -1;
    }
    int script = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    int zero =
        switch (script) {
          case 0xE0B9, 0xE0BB -> 0x90; // Thai U+0E50, Lao U+0ED0
          case 0xE181 -> 0x80; // Burmese U+1040
          case 0xE19F -> 0xA0; // Khmer U+17E0
          default -> 0x100;
        };
    int digit = (bytes[at + 2] & 0xFF) - zero;
    return digit >= 0 && digit <= 9 ? digit : -1;
  }

  /** Whether a text holds a byte outside ASCII, so that folding may be worth it. */
  public static boolean isAscii(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Copies a text with its native digits as ASCII digits; the copy is never longer.
   *
   * @return the index after the copy
   */
  public static int fold(byte[] bytes, int start, int end, byte[] target, int at) {
    int to = at;
    for (int i = start; i < end; ) {
      int digit = bytes[i] < 0 ? value(bytes, i, end) : -1;
      if (digit >= 0) {
        target[to++] = (byte) ('0' + digit);
        i += 3;
      } else {
        target[to++] = bytes[i++];
      }
    }
    return to;
  }
}
