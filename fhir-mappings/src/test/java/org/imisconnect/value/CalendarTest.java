package org.imisconnect.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalendarTest {
  private static final long SEED = 543;

  @Test
  void every_day_month_and_year_of_three_centuries_is_as_java_has_it() {
    for (int year = 1899; year <= 2101; year++) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          String text = String.format(Locale.ROOT, "%04d%02d%02d", year, month, day);
          String iso = iso(year, month, day);
          assertThat(RecordedCall.run("date", text, "yyyyMMdd")).isEqualTo(iso);
        }
      }
    }
  }

  private static String iso(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day).toString();
    } catch (DateTimeException e) {
      return "DATE_FORMAT";
    }
  }

  @Test
  void times_get_the_offset_that_java_gives_them() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    DateTimeFormatter plain = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    DateTimeFormatter iso = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
    String[] zones = {
      "Asia/Vientiane",
      "Asia/Kathmandu",
      "Africa/Nairobi",
      "Europe/Paris",
      "-03:00",
      "UTC",
      "America/New_York",
      "Asia/Pyongyang"
    };
    for (int i = 0; i < 20_000; i++) {
      String zone = zones[i % zones.length];
      LocalDateTime time = LocalDateTime.of(1975, 1, 1, 0, 0).plusSeconds(random.nextInt());
      OffsetDateTime expected = time.atOffset(ZoneId.of(zone).getRules().getOffset(time));
      assertThat(RecordedCall.run("datetime", plain.format(time), "yyyyMMddHHmmss", zone))
          .isEqualTo(iso.format(expected));
    }
  }

  @Test
  void a_pattern_that_cannot_be_used_is_told_when_the_pack_is_loaded() {
    ValueFunction date = FunctionRegistry.core().find("date").orElseThrow();
    for (String good :
        new String[] {
          "", "iso", "yyyyMMdd", "dd/MM/yyyy", "be:dd.MM.yyyy|iso", "d/M/yyyy", "yyyyMMddHHmmss"
        }) {
      assertThat(date.checkConstants(java.util.Arrays.asList(null, good))).as(good).isEmpty();
    }
    for (String bad :
        new String[] {"YYYYMMDD", "yyMMdd", "yyyy", "yyyyMMMdd", "yyyyMMdd|", "dd/mm/yyyy", "x"}) {
      boolean empty = bad.endsWith("|");
      String problem = date.checkConstants(java.util.Arrays.asList(null, bad));
      assertThat(problem.isEmpty()).as(bad + problem).isEqualTo(empty);
    }
    assertThat(date.checkConstants(java.util.Arrays.asList(null, null))).contains("in quotes");
    ValueFunction time = FunctionRegistry.core().find("datetime").orElseThrow();
    assertThat(time.checkConstants(java.util.Arrays.asList(null, "iso", "Asia/Vientian")))
        .contains("zone");
    assertThat(time.checkConstants(java.util.Arrays.asList(null, "iso", "Asia/Vientiane")))
        .isEmpty();
    assertThat(time.checkConstants(java.util.Arrays.asList(null, "yyyyMMdd"))).contains("hour");
  }
}
