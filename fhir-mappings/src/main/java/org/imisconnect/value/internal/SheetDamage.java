package org.imisconnect.value.internal;

/** What a spreadsheet makes of codes and numbers when its columns are not formatted as text. */
final class SheetDamage {
  static final String MESSAGE = "a spreadsheet has changed this value and its text is lost";
  static final String HINT =
      "Format the column as Text before the values are typed or pasted, fill it again, then export.";

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

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

  private static boolean isDate(byte[] bytes, int from, int to) {
    int i = digits(bytes, from, to);
    if (i > from) {
      // 03-Jan, 3-Jan-24
      boolean month = i - from <= 2 && isMonth(bytes, i + 1, to) && bytes[i] == '-';
      return month && (i + 4 == to || isYear(bytes, i + 4, to));
    }
    return isMonth(bytes, from, to) && isYear(bytes, from + 3, to);
  }

  private static boolean isYear(byte[] bytes, int from, int to) {
    int length = to - from - 1;
    boolean fits = length == 2 || length == 4;
    return fits && bytes[from] == '-' && digits(bytes, from + 1, to) == to;
  }

  private static boolean isMonth(byte[] bytes, int from, int to) {
    if (from + 3 > to) {
      return false;
    }
    for (int month = 0; month < 36; month += 3) {
      boolean same = true;
      for (int i = 0; i < 3; i++) {
        same &= (bytes[from + i] | 0x20) == MONTHS.charAt(month + i);
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  private static int digits(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }
}
