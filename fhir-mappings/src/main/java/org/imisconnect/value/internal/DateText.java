package org.imisconnect.value.internal;

import org.imisconnect.value.Output;

/** Writes dates and times as R4 has them. */
final class DateText {
  private DateText() {}

  /** The date as far as it is known. */
  static void date(long parts, Output out) {
    byte[] target = out.reserve(10);
    int at = out.size;
    int year = DateParts.year(parts);
    two(year / 100, target, at);
    two(year % 100, target, at + 2);
    at += 4;
    if (DateParts.month(parts) > 0) {
      target[at] = '-';
      two(DateParts.month(parts), target, at + 1);
      at += 3;
      if (DateParts.day(parts) > 0) {
        target[at] = '-';
        two(DateParts.day(parts), target, at + 1);
        at += 3;
      }
    }
    out.size = at;
  }

  /**
   * The time with its fraction.
   *
   * @param text the text that the parts were read from
   * @param start where it begins
   */
  static void time(long parts, byte[] text, int start, Output out) {
    byte[] target = out.reserve(9);
    int at = out.size;
    target[at] = 'T';
    two(DateParts.hour(parts), target, at + 1);
    target[at + 3] = ':';
    two(DateParts.minute(parts), target, at + 4);
    target[at + 6] = ':';
    two(DateParts.second(parts), target, at + 7);
    out.size += 9;
    int digits = DateParts.fractionDigits(parts);
    if (digits > 0) {
      int from = start + DateParts.fractionFrom(parts);
      out.write((byte) '.');
      out.write(text, from, from + digits);
    }
  }

  static void two(int number, byte[] target, int at) {
    target[at] = (byte) ('0' + number / 10);
    target[at + 1] = (byte) ('0' + number % 10);
  }
}
