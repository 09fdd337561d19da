package org.imisconnect.value.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The patterns of a column or call: alternatives parted by {@code |}, tried in order; {@code be:}
 * in front says that years may be Buddhist; {@code iso} is R4's own form. Immutable, thread-safe.
 */
final class DateFormat {
  static final String ISO = "iso";
  private static final String BUDDHIST = "be:";
  private static final int MOST_KNOWN = 64;

  /** Formats met so far; replaced as a whole, so that readers need no lock. */
  private static volatile DateFormat[] known = {};

  private final byte[] source;
  private final boolean buddhist;

  /** Alternatives; null stands for {@link #ISO}. */
  private final List<String> names;

  private final DatePattern[] patterns;
  private final DatePattern[] months;

  private DateFormat(byte[] source) {
    this.source = source;
    String text = new String(source, StandardCharsets.UTF_8);
    buddhist = text.startsWith(BUDDHIST);
    names = split(buddhist ? text.substring(BUDDHIST.length()) : text);
    patterns = new DatePattern[names.size()];
    months = new DatePattern[names.size()];
    for (int i = 0; i < patterns.length; i++) {
      boolean iso = names.get(i).isEmpty() || names.get(i).equals(ISO);
      byte[] pattern = (iso ? "yyyy-MM-dd" : names.get(i)).getBytes(StandardCharsets.UTF_8);
      patterns[i] = DatePattern.of(pattern, 0, pattern.length);
      months[i] = patterns[i].withoutDay();
    }
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int bar = text.indexOf('|'); bar >= 0; bar = text.indexOf('|', from)) {
      parts.add(text.substring(from, bar));
      from = bar + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }

  static DateFormat of(String format) {
    byte[] bytes = format.getBytes(StandardCharsets.UTF_8);
    return of(bytes, 0, bytes.length);
  }

  /** The format that a text describes, from those met before where it is among them. */
  static DateFormat of(byte[] bytes, int start, int end) {
    DateFormat[] all = known;
    for (DateFormat format : all) {
      byte[] source = format.source;
      if (Arrays.equals(source, 0, source.length, bytes, start, end)) {
        return format;
      }
    }
    DateFormat made = new DateFormat(Arrays.copyOfRange(bytes, start, end));
    if (all.length < MOST_KNOWN) {
      DateFormat[] more = Arrays.copyOf(all, all.length + 1);
      more[all.length] = made;
      known = more;
    }
    return made;
  }

  /**
   * What is wrong with a format, or an empty text.
   *
   * @param time whether it has to hold a time
   */
  static String problem(String format, boolean time) {
    DateFormat made = new DateFormat(format.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < made.patterns.length; i++) {
      String name = made.names.get(i);
      boolean iso = name.isEmpty() || name.equals(ISO);
      String problem = iso ? "" : made.patterns[i].problem(time);
      if (!problem.isEmpty()) {
        return "the date pattern '" + name + "' cannot be used: " + problem;
      }
    }
    return "";
  }

  /** The alternatives as people read them. */
  String shown() {
    StringBuilder shown = new StringBuilder();
    for (String name : names) {
      boolean iso = name.isEmpty() || name.equals(ISO);
      shown.append(shown.isEmpty() ? "" : " or ").append(iso ? "yyyy-MM-dd" : name);
    }
    return buddhist ? shown.append(" (Buddhist years allowed)").toString() : shown.toString();
  }

  /** Reads a whole date; a time that a pattern asks for is read too. */
  long readWhole(byte[] text, int start, int end, boolean era) {
    long wrong = DateParts.WRONG_FORM;
    for (DatePattern pattern : patterns) {
      long read = pattern.read(text, start, end, false);
      long parts = read < 0 ? read : DateParts.checked(read, false, buddhist || era);
      if (parts >= 0) {
        return parts;
      }
      wrong = parts == DateParts.NO_SUCH_DAY ? parts : wrong;
    }
    return wrong;
  }

  /** Reads a date that may lack its day or month. */
  long readPartial(byte[] text, int start, int end, boolean era) {
    long wrong = DateParts.WRONG_FORM;
    for (int i = 0; i < patterns.length; i++) {
      long whole = patterns[i].read(text, start, end, true);
      long month = whole < 0 ? months[i].read(text, start, end, true) : whole;
      long any = month < 0 ? year(text, start, end) : month;
      long read = any < 0 ? whole : any;
      long parts = read < 0 ? read : DateParts.checked(read, true, buddhist || era);
      if (parts >= 0 || parts == DateParts.UNKNOWN) {
        return parts;
      }
      wrong = parts == DateParts.NO_SUCH_DAY ? parts : wrong;
    }
    return wrong;
  }

  private static long year(byte[] text, int start, int end) {
    long year = end - start == 4 ? Numbers.wholeNumber(text, start, end) : -1;
    return year < 0 ? DateParts.WRONG_FORM : DateParts.field('y', (int) year);
  }

  /** Reads a date with a time; {@code iso} also reads a date alone. */
  long readTime(byte[] text, int start, int end) {
    long wrong = DateParts.WRONG_FORM;
    for (int i = 0; i < patterns.length; i++) {
      boolean iso = names.get(i).isEmpty() || names.get(i).equals(ISO);
      long read = iso ? IsoTime.read(text, start, end) : patterns[i].read(text, start, end, false);
      long parts = read < 0 ? read : DateParts.checked(read, false, buddhist);
      if (parts >= 0) {
        return parts;
      }
      wrong = parts == DateParts.NO_SUCH_DAY ? parts : wrong;
    }
    return wrong;
  }
}
