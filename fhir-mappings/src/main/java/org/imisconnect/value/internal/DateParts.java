package org.imisconnect.value.internal;

/**
 * What a date text says, packed in one long so that reading a date allocates nothing: year, month
 * and day (0 where unknown), time, fraction of a second (where its digits stand in the text), and
 * offset. Negative values say what is wrong.
 */
final class DateParts {
  /** The text does not have the form of the pattern. */
  static final long WRONG_FORM = -1;

  /** The form is right, but the calendar or the clock has no such day or time. */
  static final long NO_SUCH_DAY = -2;

  /** Every part is 0: the source says that the date is not known. */
  static final long UNKNOWN = -3;

  static final int NO_OFFSET = 0;

  /** Added to the minutes of an offset so that every offset is above {@link #NO_OFFSET}. */
  static final int OFFSET_BASE = 841;

  /** Set where the year was counted from the Buddha's death. */
  static final long CONVERTED = 1L << 62;

  /** Years from here up are Buddhist: nobody lives and no cover lasts that long. */
  private static final int BUDDHIST_FROM = 2400;

  private static final int BUDDHIST_AHEAD = 543;

  private DateParts() {}

  /** One number of a pattern by its letter; {@link #NO_SUCH_DAY} where it is too large. */
  static long field(int letter, int number) {
    return switch (letter) {
      case 'y' -> number;
      case 'M' -> number > 12 ? NO_SUCH_DAY : (long) number << 14;
      case 'd' -> number > 31 ? NO_SUCH_DAY : (long) number << 18;
      case 'H' -> number > 23 ? NO_SUCH_DAY : (long) number << 24 | 1L << 23;
      case 'm' -> number > 59 ? NO_SUCH_DAY : (long) number << 29;
      case 's' -> number > 59 ? NO_SUCH_DAY : (long) number << 35;
      default -> 0;
    };
  }

  /** Where the digits of a fraction stand: from 0 to 63 in the text, 0 to 9 digits. */
  static long fraction(int from, int digits) {
    return (long) from << 41 | (long) digits << 47;
  }

  /** Minutes east of UTC. */
  static long offset(int minutes) {
    return (long) (minutes + OFFSET_BASE) << 51;
  }

  static int year(long parts) {
    return (int) parts & 0x3FFF;
  }

  static int month(long parts) {
    return (int) (parts >> 14) & 0xF;
  }

  static int day(long parts) {
    return (int) (parts >> 18) & 0x1F;
  }

  static boolean hasTime(long parts) {
    return (parts >> 23 & 1) == 1;
  }

  static int hour(long parts) {
    return (int) (parts >> 24) & 0x1F;
  }

  static int minute(long parts) {
    return (int) (parts >> 29) & 0x3F;
  }

  static int second(long parts) {
    return (int) (parts >> 35) & 0x3F;
  }

  static int fractionFrom(long parts) {
    return (int) (parts >> 41) & 0x3F;
  }

  static int fractionDigits(long parts) {
    return (int) (parts >> 47) & 0xF;
  }

  /** {@link #NO_OFFSET}, or minutes east of UTC and {@link #OFFSET_BASE}. */
  static int offsetCode(long parts) {
    return (int) (parts >> 51) & 0x7FF;
  }

  /** Days of a month in the calendar of today, also for the years before it was made. */
  static int daysIn(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /**
   * Holds what was read against the calendar.
   *
   * @param partial a day, or day and month, may be 0
   * @param buddhist a year from 2400 up is a Buddhist one
   * @return the parts, or what is wrong
   */
  static long checked(long parts, boolean partial, boolean buddhist) {
    int year = year(parts);
    int month = month(parts);
    int day = day(parts);
    if (partial && year == 0 && month == 0 && day == 0) {
      return UNKNOWN;
    }
    long converted = parts;
    if (buddhist && year >= BUDDHIST_FROM) {
      year -= BUDDHIST_AHEAD;
      converted = parts - BUDDHIST_AHEAD | CONVERTED;
    }
    boolean whole = month > 0 && day > 0;
    boolean real = year > 0 && (month > 0 ? day <= daysIn(year, month) : day == 0);
    return real && (whole || partial) ? converted : NO_SUCH_DAY;
  }
}
