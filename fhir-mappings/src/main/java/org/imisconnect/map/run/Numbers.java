package org.imisconnect.map.run;

import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** Numbers as bytes: written, told apart, and compared without making an object. */
final class Numbers {
  private Numbers() {}

  /** Writes a number to the scratch buffer and points the text at it. */
  static Result write(Machine machine, long value, Text into) {
    Output scratch = machine.scratch;
    int mark = scratch.size;
    writeLong(scratch, value);
    into.set(scratch.bytes, mark, scratch.size);
    return Result.VALUE;
  }

  private static void writeLong(Output out, long value) {
    if (value < 0) {
      out.writeAscii(Long.toString(value));
      return;
    }
    long divisor = 1;
    while (value / divisor >= 10) {
      divisor *= 10;
    }
    for (; divisor > 0; divisor /= 10) {
      out.write((byte) ('0' + value / divisor % 10));
    }
  }

  /** Whether it is digits with at most one point in their middle, and perhaps a minus before. */
  static boolean isNumber(Text text) {
    int i = text.start;
    if (i < text.end && text.bytes[i] == '-') {
      i++;
    }
    int digits = 0;
    boolean point = false;
    for (; i < text.end; i++) {
      byte b = text.bytes[i];
      if (b == '.' && !point && digits > 0 && i + 1 < text.end) {
        point = true;
      } else if (b >= '0' && b <= '9') {
        digits++;
      } else {
        return false;
      }
    }
    return digits > 0;
  }

  /** Compares two numbers exactly: below 0, 0 or above 0. */
  static int compare(Text a, Text b) {
    int signA = sign(a);
    int signB = sign(b);
    if (signA != signB) {
      return Integer.compare(signA, signB);
    }
    return signA == 0 ? 0 : signA * compareMagnitude(a, b);
  }

  private static int sign(Text text) {
    for (int i = text.start; i < text.end; i++) {
      if (text.bytes[i] >= '1' && text.bytes[i] <= '9') {
        return text.bytes[text.start] == '-' ? -1 : 1;
      }
    }
    return 0;
  }

  private static int compareMagnitude(Text a, Text b) {
    int pointA = point(a);
    int pointB = point(b);
    int startA = firstDigit(a, pointA);
    int startB = firstDigit(b, pointB);
    int order = Integer.compare(pointA - startA, pointB - startB);
    for (int i = 0; order == 0 && i < pointA - startA; i++) {
      order = Byte.compare(a.bytes[startA + i], b.bytes[startB + i]);
    }
    int fractions = Math.max(a.end - pointA, b.end - pointB);
    for (int i = 1; order == 0 && i < fractions; i++) {
      order = Byte.compare(fraction(a, pointA + i), fraction(b, pointB + i));
    }
    return order;
  }

  private static byte fraction(Text text, int at) {
    return at < text.end ? text.bytes[at] : (byte) '0';
  }

  private static int point(Text text) {
    int at = text.start;
    while (at < text.end && text.bytes[at] != '.') {
      at++;
    }
    return at;
  }

  private static int firstDigit(Text text, int point) {
    int at = text.start;
    while (at < point && (text.bytes[at] == '0' || text.bytes[at] == '-')) {
      at++;
    }
    return at;
  }
}
