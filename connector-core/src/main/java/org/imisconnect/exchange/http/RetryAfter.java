package org.imisconnect.exchange.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the two headers that hold a time: {@code Retry-After} and {@code Date}. */
public final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  /**
   * The wait that an answer asks for, never negative; empty where it does not, or not readably.
   *
   * @param headers names in lower case
   */
  public static Optional<Duration> of(Map<String, String> headers, Instant now) {
    return Optional.ofNullable(headers.get("retry-after")).flatMap(text -> parse(text, now));
  }

  /** Whole seconds or an HTTP date; empty where it is neither form. */
  public static Optional<Duration> parse(String text, Instant now) {
    String value = text.strip();
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    return httpDate(value)
        .map(date -> Duration.between(now, date))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  /** An HTTP date ({@code Tue, 24 Nov 2026 08:12:31 GMT}); empty where it is none. */
  public static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
