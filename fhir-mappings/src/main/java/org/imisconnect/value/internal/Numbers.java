package org.imisconnect.value.internal;

import java.nio.charset.StandardCharsets;

/** Decimals and whole numbers as bytes: no sign but a minus, no exponent, no separators. */
public final class Numbers {
  private Numbers() {}

  /**
   * Writes a decimal as JSON has it: no needless zeros in front, zeros behind stay, never minus
   * zero, native digits folded. Blanks around it do not count.
   *
   * @param target has room for the text and one byte more
   * @return the index after the number, or -1 where the text is no decimal
   */
  public static int decimal(byte[] bytes, int start, int end, byte[] target, int at) {
    int i = Blanks.first(bytes, start, end);
    int last = Blanks.last(bytes, i, end);
    boolean minus = i < last && bytes[i] == '-';
    i += minus ? 1 : 0;
    int to = at;
    if (minus) {
      target[to++] = '-';
    }
    int whole = to;
    int point = -1;
    int digits = 0;
    boolean zero = true;
    while (i < last) {
      byte b = bytes[i];
      int digit = b >= 0 ? b - '0' : NativeDigits.value(bytes, i, last);
      if (digit >= 0 && digit <= 9) {
        to -= point < 0 && to == whole + 1 && target[whole] == '0' ? 1 : 0;
        target[to++] = (byte) ('0' + digit);
        zero &= digit == 0;
        digits++;
        i += b >= 0 ? 1 : 3;
      } else if (b == '.' && point < 0 && i + 1 < last) {
        if (to == whole) {
          target[to++] = '0';
        }
        point = to;
        target[to++] = '.';
        i++;
      } else {
        return -1;
      }
    }
    if (digits == 0) {
      return -1;
    }
    return minus && zero ? withoutSign(target, at, to) : to;
  }

  private static int withoutSign(byte[] target, int at, int to) {
    System.arraycopy(target, at + 1, target, at, to - at - 1);
    return to - 1;
  }

  /** Whether a text is ASCII digits with at most a minus in front and a point among them. */
  static boolean isPlain(byte[] bytes, int start, int end) {
    int first = bytes[start] == '-' ? start + 1 : start;
    int points = 0;
    for (int i = first; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        if (bytes[i] != '.') {
          return false;
        }
        points++;
      }
    }
    return points <= 1 && end - first > points && bytes[end - 1] != '.';
  }

  /** Whether a text is one to nine ASCII digits, with or without a minus: never too large. */
  static boolean isShortWhole(byte[] bytes, int start, int end) {
    int first = bytes[start] == '-' ? start + 1 : start;
    return end - first <= 9 && wholeNumber(bytes, first, end) >= 0;
  }

  /** A whole number from 0 up in ASCII digits, or -1. */
  public static long wholeNumber(byte[] bytes, int start, int end) {
    if (start == end || end - start > 18) {
      return -1;
    }
    long number = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** A whole number from 0 up in ASCII digits, or -1. */
  static long wholeNumber(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return wholeNumber(bytes, 0, bytes.length);
  }
}
