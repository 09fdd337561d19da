package org.imisconnect.value.internal;

import org.imisconnect.value.Output;

/** Offsets from UTC in text: {@code Z}, {@code +07:00}, {@code +0700}. */
final class Offsets {
  private Offsets() {}

  /** Bytes of the offset at an index; 0 where there is none. At most 14 hours, as R4 has it. */
  static int width(byte[] text, int at, int end) {
    if (at < end && text[at] == 'Z') {
      return 1;
    }
    if (at + 4 >= end || (text[at] != '+' && text[at] != '-')) {
      return 0;
    }
    int colon = text[at + 3] == ':' ? 1 : 0;
    if (at + 4 + colon >= end) {
      return 0;
    }
    int hours = two(text, at + 1);
    int minutes = two(text, at + 3 + colon);
    boolean fits = hours >= 0 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= 840;
    return fits ? 5 + colon : 0;
  }

  /** Minutes east of UTC of an offset whose width is known. */
  static int minutes(byte[] text, int at, int width) {
    if (width == 1) {
      return 0;
    }
    int minutes = two(text, at + 1) * 60 + two(text, at + width - 2);
    return text[at] == '-' ? -minutes : minutes;
  }

  private static int two(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  /** Appends an offset as FHIR writes it. */
  static void write(int minutes, Output out) {
    if (minutes == 0) {
      out.write((byte) 'Z');
      return;
    }
    int size = Math.abs(minutes);
    byte[] target = out.reserve(6);
    target[out.size] = (byte) (minutes < 0 ? '-' : '+');
    DateText.two(size / 60, target, out.size + 1);
    target[out.size + 3] = ':';
    DateText.two(size % 60, target, out.size + 4);
    out.size += 6;
  }
}
