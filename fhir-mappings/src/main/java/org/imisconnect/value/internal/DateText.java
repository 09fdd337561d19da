package org.imisconnect.value.internal;

import org.imisconnect.value.Output;

/** Writes dates and times as R4 has them. */
final class DateText {
  private DateText() {}

  /** The date as far as it is known. */
  static void date(long parts, Output out) {
    int year = DateParts.year(parts);
    two(year / 100, out);
    two(year % 100, out);
    if (DateParts.month(parts) > 0) {
      out.write((byte) '-');
      two(DateParts.month(parts), out);
      if (DateParts.day(parts) > 0) {
        out.write((byte) '-');
        two(DateParts.day(parts), out);
      }
    }
  }

  /**
   * The time with its fraction.
   *
   * @param text the text that the parts were read from
   * @param start where it begins
   */
  static void time(long parts, byte[] text, int start, Output out) {
    out.write((byte) 'T');
    two(DateParts.hour(parts), out);
    out.write((byte) ':');
    two(DateParts.minute(parts), out);
    out.write((byte) ':');
    two(DateParts.second(parts), out);
    int digits = DateParts.fractionDigits(parts);
    if (digits > 0) {
      int from = start + DateParts.fractionFrom(parts);
      out.write((byte) '.');
      out.write(text, from, from + digits);
    }
  }

  static void two(int number, Output out) {
    byte[] target = out.reserve(2);
    target[out.size++] = (byte) ('0' + number / 10);
    target[out.size++] = (byte) ('0' + number % 10);
  }
}
