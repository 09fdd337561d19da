package org.imisconnect.value.internal;

/** The number primitives of R4 as JSON writes them, checked on bytes. */
public final class R4Numbers {
  private R4Numbers() {}

  /** Digits without needless zeros in front, a fraction, an exponent. */
  public static boolean isDecimal(byte[] bytes, int start, int end) {
    int i = start < end && bytes[start] == '-' ? start + 1 : start;
    int to = digits(bytes, i, end);
    if (to == i || (bytes[i] == '0' && to > i + 1)) {
      return false;
    }
    if (to < end && bytes[to] == '.') {
      i = to + 1;
      to = digits(bytes, i, end);
      if (to == i) {
        return false;
      }
    }
    return to == end || isExponent(bytes, to, end);
  }

  private static boolean isExponent(byte[] bytes, int start, int end) {
    if (bytes[start] != 'e' && bytes[start] != 'E') {
      return false;
    }
    int i = start + 1;
    i += i < end && (bytes[i] == '+' || bytes[i] == '-') ? 1 : 0;
    return i < end && digits(bytes, i, end) == end;
  }

  /** A whole number of 32 bits, not below {@code least}. */
  public static boolean isInteger(byte[] bytes, int start, int end, long least) {
    boolean minus = start < end && bytes[start] == '-';
    int first = minus ? start + 1 : start;
    if (first == end || (bytes[first] == '0' && (minus || end > first + 1))) {
      return false;
    }
    long number = Numbers.wholeNumber(bytes, first, end);
    long signed = minus ? -number : number;
    return number >= 0 && signed >= least && signed <= Integer.MAX_VALUE;
  }

  private static int digits(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }
}
