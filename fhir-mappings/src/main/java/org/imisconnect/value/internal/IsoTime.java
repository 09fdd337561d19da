package org.imisconnect.value.internal;

import java.nio.charset.StandardCharsets;

/**
 * ISO 8601 as databases and JSON write it: a date; a date and time parted by T or a blank, with or
 * without seconds, fraction and offset.
 */
final class IsoTime {
  private static final DatePattern DATE = pattern("yyyy-MM-dd");
  private static final DatePattern MINUTES = pattern("yyyy-MM-ddTHH:mm");
  private static final DatePattern SECONDS = pattern("yyyy-MM-ddTHH:mm:ss");
  private static final DatePattern BLANK_MINUTES = pattern("yyyy-MM-dd HH:mm");
  private static final DatePattern BLANK_SECONDS = pattern("yyyy-MM-dd HH:mm:ss");

  private IsoTime() {}

  private static DatePattern pattern(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return DatePattern.of(bytes, 0, bytes.length);
  }

  /** Reads a text; not yet held against the calendar. */
  static long read(byte[] text, int start, int end) {
    if (end - start <= 10) {
      return DATE.read(text, start, end, false);
    }
    boolean blank = text[start + 10] == ' ';
    int offset = offset(text, start, end);
    boolean minutes = offset - start == 16;
    int point = minutes ? offset : Math.min(offset, start + 19);
    int digits = offset - point - 1;
    if (offset > point && (text[point] != '.' || !isFraction(text, point + 1, offset))) {
      return DateParts.WRONG_FORM;
    }
    DatePattern pattern =
        minutes ? blank ? BLANK_MINUTES : MINUTES : blank ? BLANK_SECONDS : SECONDS;
    long parts = pattern.read(text, start, point, false);
    if (parts < 0) {
      return parts;
    }
    parts |= digits > 0 ? DateParts.fraction(point + 1 - start, digits) : 0;
    int width = end - offset;
    return width == 0 ? parts : parts | DateParts.offset(Offsets.minutes(text, offset, width));
  }

  /** Where the offset at the end begins; the end where there is none. */
  private static int offset(byte[] text, int start, int end) {
    int least = start + 16;
    for (int width = 6; width > 0; width--) {
      int at = end - width;
      if (at >= least && Offsets.width(text, at, end) == width) {
        return at;
      }
    }
    return end;
  }

  private static boolean isFraction(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return to > from && to - from <= 9;
  }
}
