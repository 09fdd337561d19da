package org.imisconnect.cli.terminal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people write them. Pure. */
public final class Words {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private Words() {}

  /** {@code 8 s}, {@code 23 min}, {@code 1 h 41 min}. */
  public static String time(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = (seconds + 30) / 60;
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  /** {@code 24 Nov 2026 22:14}. */
  public static String moment(Instant instant, ZoneId zone) {
    return MOMENT.format(instant.atZone(zone));
  }

  /** {@code 1 Dec 2026}. */
  public static String day(java.time.LocalDate day) {
    return DAY.format(day);
  }

  /** {@code 84,220,500.00}; two digits at least, none cut. */
  public static String money(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,." + Math.max(2, amount.scale()) + "f", amount);
  }

  /** {@code 1 claim}, {@code 4 claims}. */
  public static String many(long number, String one) {
    return Signs.count(number) + " " + (number == 1 ? one : one + "s");
  }
}
