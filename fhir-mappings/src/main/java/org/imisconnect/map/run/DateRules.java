package org.imisconnect.map.run;

import org.imisconnect.value.Text;

/** The forms of R4 dates and times; days must exist in the calendar. Pure. */
final class DateRules {
  private static final int DATE = 10;

  private DateRules() {}

  static boolean isDate(Text text) {
    return switch (text.length()) {
      case 4 -> isYear(text);
      case 7 -> isYear(text) && isMonth(text);
      case DATE -> isDay(text);
      default -> false;
    };
  }

  static boolean isDateTime(Text text) {
    return isDate(text) || isInstant(text);
  }

  static boolean isInstant(Text text) {
    if (text.length() < 20 || !isDay(text) || text.at(DATE) != 'T' || !isClock(text, DATE + 1)) {
      return false;
    }
    int zone = afterFraction(text, DATE + 9);
    return zone > 0 && isZone(text, zone);
  }

  static boolean isTime(Text text) {
    return text.length() >= 8 && isClock(text, 0) && afterFraction(text, 8) == text.length();
  }

  private static boolean isYear(Text text) {
    return number(text, 0, 4) > 0;
  }

  private static boolean isMonth(Text text) {
    int month = number(text, 5, 2);
    return text.at(4) == '-' && month >= 1 && month <= 12;
  }

  private static boolean isDay(Text text) {
    if (text.length() < DATE || !isYear(text) || !isMonth(text) || text.at(7) != '-') {
      return false;
    }
    int day = number(text, 8, 2);
    return day >= 1 && day <= daysOf(number(text, 0, 4), number(text, 5, 2));
  }

  private static int daysOf(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private static boolean isClock(Text text, int at) {
    return isBelow(text, at, 24)
        && text.at(at + 2) == ':'
        && isBelow(text, at + 3, 60)
        && text.at(at + 5) == ':'
        && isBelow(text, at + 6, 60);
  }

  private static boolean isBelow(Text text, int at, int limit) {
    int value = number(text, at, 2);
    return value >= 0 && value < limit;
  }

  /** Index after the fraction of a second, or -1 where it is malformed; up to nine digits. */
  private static int afterFraction(Text text, int at) {
    if (at >= text.length() || text.at(at) != '.') {
      return at;
    }
    int end = at + 1;
    while (end < text.length() && text.at(end) >= '0' && text.at(end) <= '9') {
      end++;
    }
    return end == at + 1 || end > at + 10 ? -1 : end;
  }

  private static boolean isZone(Text text, int at) {
    int length = text.length() - at;
    if (length == 1) {
      return text.at(at) == 'Z';
    }
    return length == 6
        && (text.at(at) == '+' || text.at(at) == '-')
        && text.at(at + 3) == ':'
        && isBelow(text, at + 4, 60)
        && (isBelow(text, at + 1, 14)
            || number(text, at + 1, 2) == 14 && number(text, at + 4, 2) == 0);
  }

  /** Digits as a number, or -1. */
  private static int number(Text text, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = text.at(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
