package org.imisconnect.value.internal;

/** The time primitives of R4, checked on bytes and against the calendar. */
public final class R4Times {
  private R4Times() {}

  /** yyyy, yyyy-MM or yyyy-MM-dd. */
  public static boolean isDate(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length != 4 && length != 7 && length != 10) {
      return false;
    }
    int year = number(bytes, start, 4, end);
    boolean month = length > 4;
    boolean day = length > 7;
    int months = month ? separated(bytes, start + 4, '-', end) : 1;
    int days = day ? separated(bytes, start + 7, '-', end) : 1;
    boolean fits = year > 0 && months > 0 && months <= 12 && days > 0;
    return fits && days <= DateParts.daysIn(year, months);
  }

  /** A date, or a date with T, time with seconds, and offset. */
  public static boolean isDateTime(byte[] bytes, int start, int end) {
    return end - start <= 10 ? isDate(bytes, start, end) : isInstant(bytes, start, end);
  }

  /** A whole date with T, time with seconds, and offset. */
  public static boolean isInstant(byte[] bytes, int start, int end) {
    boolean date = end - start > 19 && bytes[start + 10] == 'T';
    if (!date || !isDate(bytes, start, start + 10)) {
      return false;
    }
    int offset = timeEnd(bytes, start + 11, end);
    return offset > 0 && isOffset(bytes, offset, end);
  }

  /** hh:mm:ss, with or without a fraction. */
  public static boolean isTime(byte[] bytes, int start, int end) {
    return timeEnd(bytes, start, end) == end;
  }

  /** Index after a time, or -1. R4 allows second 60. */
  private static int timeEnd(byte[] bytes, int start, int end) {
    int hour = number(bytes, start, 2, end);
    int minute = separated(bytes, start + 2, ':', end);
    int second = separated(bytes, start + 5, ':', end);
    boolean fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    if (!fits || second < 0 || second > 60) {
      return -1;
    }
    int i = start + 8;
    if (i < end && bytes[i] == '.') {
      int first = ++i;
      while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
        i++;
      }
      return i == first ? -1 : i;
    }
    return i;
  }

  private static boolean isOffset(byte[] bytes, int start, int end) {
    int width = Offsets.width(bytes, start, end);
    return start + width == end && (width == 1 || width == 6);
  }

  private static int separated(byte[] bytes, int at, char separator, int end) {
    return at < end && bytes[at] == separator ? number(bytes, at + 1, 2, end) : -1;
  }

  private static int number(byte[] bytes, int at, int digits, int end) {
    return at + digits <= end ? (int) Numbers.wholeNumber(bytes, at, at + digits) : -1;
  }
}
