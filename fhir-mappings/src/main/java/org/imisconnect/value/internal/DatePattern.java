package org.imisconnect.value.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One pattern, taken apart. Letters: {@code yyyy}, {@code MM} or {@code M}, {@code dd} or {@code
 * d}, {@code HH} or {@code H}, {@code mm}, {@code ss}, {@code S} for the digits of a fraction,
 * {@code X} for an offset; {@code T} and all that is no letter stands for itself. Immutable.
 */
final class DatePattern {
  private final byte[] letters;

  /** How often a letter is repeated; 0 for what stands for itself. */
  private final byte[] runs;

  /** How to read it at once, or null where its numbers have no fixed width. */
  private final @Nullable FixedPattern fixed;

  private DatePattern(byte[] letters, byte[] runs) {
    this.letters = letters;
    this.runs = runs;
    fixed = FixedPattern.of(letters, runs);
  }

  static DatePattern of(byte[] pattern, int first, int last) {
    byte[] letters = new byte[last - first];
    byte[] runs = new byte[last - first];
    int size = 0;
    for (int p = first; p < last; size++) {
      int run = 1;
      boolean number = isNumber(pattern[p]);
      while (number && run < 100 && p + run < last && pattern[p + run] == pattern[p]) {
        run++;
      }
      letters[size] = pattern[p];
      runs[size] = (byte) (number ? run : 0);
      p += run;
    }
    return new DatePattern(Arrays.copyOf(letters, size), Arrays.copyOf(runs, size));
  }

  /** The pattern of a month in a year: without the day and the separator after or before it. */
  DatePattern withoutDay() {
    byte[] fewer = new byte[letters.length];
    byte[] fewerRuns = new byte[letters.length];
    int size = 0;
    for (int p = 0; p < letters.length; p++) {
      if (letters[p] == 'd') {
        p += p + 1 < letters.length && runs[p + 1] == 0 ? 1 : 0;
      } else {
        fewer[size] = letters[p];
        fewerRuns[size++] = runs[p];
      }
    }
    size -= size > 0 && fewerRuns[size - 1] == 0 ? 1 : 0;
    return new DatePattern(Arrays.copyOf(fewer, size), Arrays.copyOf(fewerRuns, size));
  }

  private static boolean isNumber(byte letter) {
    return switch (letter) {
      case 'y', 'M', 'd', 'H', 'm', 's', 'S' -> true;
      default -> false;
    };
  }

  /** What is wrong with a pattern, or an empty text. */
  String problem(boolean time) {
    for (int p = 0; p < letters.length; p++) {
      byte letter = letters[p];
      boolean foreign = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
      if (runs[p] == 0 && foreign && letter != 'T' && (letter != 'X' || !time)) {
        return "the letter " + (char) letter + " means nothing in it";
      }
      boolean repeated = count(letter) > 1 && (runs[p] > 0 || letter == 'X');
      if (repeated || (runs[p] > 0 && !fits(letter, runs[p]))) {
        return "the letter " + (char) letter + " stands there too often or too seldom";
      }
    }
    boolean date = count((byte) 'y') == 1 && count((byte) 'M') == 1 && count((byte) 'd') == 1;
    boolean clock = !time || (count((byte) 'H') == 1 && count((byte) 'm') == 1);
    return date && clock ? "" : "year, month and day have to be in it" + (time ? ", hour too" : "");
  }

  private static boolean fits(byte letter, int run) {
    return switch (letter) {
      case 'y' -> run == 4;
      case 'm', 's' -> run == 2;
      case 'S' -> run == 1;
      default -> run <= 2;
    };
  }

  private int count(byte letter) {
    int count = 0;
    for (byte other : letters) {
      count += other == letter ? 1 : 0;
    }
    return count;
  }

  /**
   * Reads a text that begins and ends as the pattern does.
   *
   * @param early the text may end after its year or month
   * @return {@link DateParts}, not yet held against the calendar
   */
  long read(byte[] text, int start, int end, boolean early) {
    if (fixed != null && end - start == fixed.length()) {
      return fixed.read(text, start);
    }
    long parts = 0;
    int i = start;
    for (int p = 0; p < letters.length; p++) {
      if (i == end && early && p > 0 && runs[p - 1] > 0 && mayEnd(letters[p], parts)) {
        break;
      }
      int width = width(p, text, i, end);
      if (width == 0) {
        return DateParts.WRONG_FORM;
      }
      long field = field(p, text, start, i, width);
      if (field < 0) {
        return field;
      }
      parts |= field;
      i += width;
    }
    return i == end ? parts : DateParts.WRONG_FORM;
  }

  /** After the year nothing, after the month no day, after the day no time. */
  private static boolean mayEnd(byte next, long parts) {
    boolean order = DateParts.month(parts) > 0 || DateParts.day(parts) == 0;
    return DateParts.year(parts) > 0 && order && !DateParts.hasTime(parts) && next != 'y';
  }

  /** Bytes of the text that a part of the pattern takes; 0 where it does not fit. */
  private int width(int p, byte[] text, int at, int end) {
    byte letter = letters[p];
    int run = runs[p];
    if (run == 0) {
      boolean same = at < end && text[at] == letter;
      return letter == 'X' ? Offsets.width(text, at, end) : same ? 1 : 0;
    }
    int most = letter == 'S' ? 9 : run == 1 ? 2 : run;
    int i = at;
    while (i < end && i - at < most && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i - at >= run ? i - at : 0;
  }

  private long field(int p, byte[] text, int start, int at, int width) {
    byte letter = letters[p];
    if (letter == 'X') {
      return DateParts.offset(Offsets.minutes(text, at, width));
    }
    if (letter == 'S') {
      return at - start > 63 ? 0 : DateParts.fraction(at - start, width);
    }
    int number = 0;
    for (int i = 0; i < width && runs[p] > 0; i++) {
      number = number * 10 + (text[at + i] - '0');
    }
    return DateParts.field(runs[p] > 0 ? letter : 0, number);
  }
}
