package org.imisconnect.value.internal;

import org.jspecify.annotations.Nullable;

/**
 * A pattern whose numbers all have one width, as nearly all have: read without looking at its
 * letters one by one. Immutable.
 */
final class FixedPattern {
  private static final String NUMBERS = "yMdHms";

  /** For each byte of a text what it has to be; 0 for a digit. */
  private final byte[] template;

  /** Where the numbers stand, in the order of {@link #NUMBERS}; -1 where one is not there. */
  private final int[] places;

  private FixedPattern(byte[] template, int[] places) {
    this.template = template;
    this.places = places;
  }

  /** The fixed form of a pattern, or null where it has none. */
  static @Nullable FixedPattern of(byte[] letters, byte[] runs) {
    int length = 0;
    int[] places = {-1, -1, -1, -1, -1, -1};
    for (int p = 0; p < letters.length; p++) {
      int number = NUMBERS.indexOf(letters[p]);
      boolean width = runs[p] == (number == 0 ? 4 : 2) && number >= 0;
      if (runs[p] > 0 ? !width : letters[p] == 'X') {
        return null;
      }
      if (runs[p] > 0) {
        places[number] = length;
      }
      length += Math.max(1, runs[p]);
    }
    byte[] template = new byte[length];
    int at = 0;
    for (int p = 0; p < letters.length; p++) {
      template[at] = runs[p] == 0 ? letters[p] : 0;
      at += Math.max(1, runs[p]);
    }
    return new FixedPattern(template, places);
  }

  /** Bytes that it reads. */
  int length() {
    return template.length;
  }

  /** Reads as many bytes; gives what {@link DatePattern#read} gives. */
  long read(byte[] text, int start) {
    for (int i = 0; i < template.length; i++) {
      byte b = text[start + i];
      byte wanted = template[i];
      if (wanted == 0 ? b < '0' || b > '9' : b != wanted) {
        return DateParts.WRONG_FORM;
      }
    }
    int year = start + places[0];
    long parts = places[0] < 0 ? 0 : two(text, year) * 100 + two(text, year + 2);
    for (int number = 1; number < places.length; number++) {
      if (places[number] >= 0) {
        int value = two(text, start + places[number]);
        long field = DateParts.field(NUMBERS.charAt(number), value);
        if (field < 0) {
          return field;
        }
        parts |= field;
      }
    }
    return parts;
  }

  private static int two(byte[] text, int at) {
    return (text[at] - '0') * 10 + text[at + 1] - '0';
  }
}
