package org.imisconnect.map;

import java.util.List;
import java.util.random.RandomGenerator;

/** Texts that break encoders: seeded, so that a failure can be had again. */
final class NastyText {
  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "\t",
          "\n",
          "\u00a0",
          "\u2003",
          "\u3000",
          "\u0000",
          "\u001f",
          "\u007f",
          "\u0085",
          "\u2028",
          "\u2029",
          "\ufeff",
          "\"",
          "\\",
          "/",
          "<",
          ">",
          "&",
          "'",
          "{",
          "}",
          "\b",
          "\f",
          "\r",
          "ກ",
          "ຂໍ້",
          "๑๒๓",
          "မြန်မာ",
          "Nguyễn",
          "Nguye\u0302\u0303n",
          "😀",
          "👩‍👩‍👧",
          "𝟘",
          "a",
          "B",
          "0",
          "-",
          "-0",
          "-0.00",
          "0.00",
          "007",
          "1.50",
          "12.300",
          "1E5",
          "1.2E+10",
          "03-Jan",
          "true",
          "false",
          "male",
          "female",
          "2024-02-29",
          "2023-02-29",
          "1958",
          "1958-07",
          "20240131",
          "2024-01-31T10:20:30Z",
          "2024-01-31T10:20:30.123+07:00",
          "2024-01-31T10:20",
          "2147483648",
          "Patient/1",
          "Patient/1/_history/2",
          "#a",
          "http://a/b",
          "urn:oid:1.2.3",
          "aGVsbG8=",
          "aGVsbG8",
          "en",
          "LAK",
          "$",
          "I10",
          "99999999999999999999.99",
          "0.000000000000000001");
  private final RandomGenerator random;

  NastyText(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    StringBuilder text = new StringBuilder();
    int words = random.nextInt(10) < 6 ? 1 : random.nextInt(4);
    for (int i = 0; i < words; i++) {
      text.append(random.nextInt(8) == 0 ? character() : WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }

  private String character() {
    int point = random.nextInt(random.nextBoolean() ? 0x250 : 0x11000);
    return point >= 0xD800 && point < 0xE000 ? "x" : Character.toString(point);
  }
}
