package org.imisconnect.value.internal;

import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

/** What a spreadsheet makes of codes and numbers when its columns are not formatted as text. */
final class SheetDamage {
  static final String MESSAGE = "a spreadsheet has changed this value and its text is lost";
  static final String HINT =
      "Format the column as Text before the values are typed or pasted, fill it again, then export.";

  /** As spreadsheets in English and French write months. */
  private static final byte[][] MONTHS =
      words(
          "jan feb mar apr may jun jul aug sep oct nov dec "
              + "janv févr mars avr mai juin juil août sept déc");

  private SheetDamage() {}

  /**
   * Whether a text is a number with an exponent ({@code 1.23E+10}), a code turned into a date
   * ({@code 03-Jan}, {@code Jan-03}), an error ({@code #N/A}) or a column too narrow ({@code ###}).
   */
  static boolean isDamaged(byte[] bytes, int start, int end) {
    int from = Blanks.first(bytes, start, end);
    int to = Blanks.last(bytes, from, end);
    return to - from >= 3
        && (bytes[from] == '#' ? isError(bytes, from, to) : isOther(bytes, from, to));
  }

  private static boolean isOther(byte[] bytes, int from, int to) {
    return isExponent(bytes, from, to) || isDate(bytes, from, to);
  }

  /** Errors end in ! or ? or are N/A; a narrow column shows nothing but #. */
  private static boolean isError(byte[] bytes, int from, int to) {
    int hashes = from;
    while (hashes < to && bytes[hashes] == '#') {
      hashes++;
    }
    if (hashes == to) {
      return true;
    }
    byte last = bytes[to - 1];
    boolean notThere = to - from == 4 && bytes[from + 1] == 'N' && bytes[from + 2] == '/';
    return notThere || last == '!' || last == '?';
  }

  private static boolean isExponent(byte[] bytes, int from, int to) {
    int i = digits(bytes, from, to);
    if (i == from) {
      return false;
    }
    if (i < to && (bytes[i] == '.' || bytes[i] == ',')) {
      i = digits(bytes, i + 1, to);
    }
    boolean exponent = i + 2 < to && (bytes[i] | 0x20) == 'e';
    // Without a sign it may be a code: 12E3. A spreadsheet always writes the sign.
    boolean sign = exponent && (bytes[i + 1] == '+' || bytes[i + 1] == '-');
    return sign && digits(bytes, i + 2, to) == to;
  }

  /** {@code 03-Jan}, {@code 3-Jan-24} or {@code Jan-03}. */
  private static boolean isDate(byte[] bytes, int from, int to) {
    int first = dash(bytes, from, to);
    int second = first < to ? dash(bytes, first + 1, to) : to;
    if (first == to) {
      return false;
    }
    if (isMonth(bytes, from, first)) {
      return second == to && isNumber(bytes, first + 1, to, 4);
    }
    boolean day = isNumber(bytes, from, first, 2) && isMonth(bytes, first + 1, second);
    return day && (second == to || isNumber(bytes, second + 1, to, 4));
  }

  private static int dash(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != '-') {
      i++;
    }
    return i;
  }

  private static boolean isNumber(byte[] bytes, int from, int to, int most) {
    return from < to && to - from <= most && digits(bytes, from, to) == to;
  }

  private static boolean isMonth(byte[] bytes, int from, int to) {
    int end = from < to && bytes[to - 1] == '.' ? to - 1 : to;
    for (byte[] month : MONTHS) {
      boolean same = month.length == end - from;
      for (int i = 0; i < month.length && same; i++) {
        int b = bytes[from + i];
        same = (b >= 'A' && b <= 'Z' ? b + 32 : b) == month[i];
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  private static byte[][] words(String text) {
    StringTokenizer tokens = new StringTokenizer(text);
    byte[][] words = new byte[tokens.countTokens()][];
    for (int i = 0; i < words.length; i++) {
      words[i] = tokens.nextToken().getBytes(StandardCharsets.UTF_8);
    }
    return words;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }
}
