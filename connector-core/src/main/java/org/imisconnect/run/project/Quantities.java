package org.imisconnect.run.project;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imisconnect.exchange.Windows.Window;
import org.imisconnect.pack.Fields;
import org.imisconnect.pack.Node;
import org.jspecify.annotations.Nullable;

/** Reads numbers with their units. Reports what is none, and gives the default to go on with. */
final class Quantities {
  private static final Pattern DURATION =
      Pattern.compile("([0-9]{1,6}) ?(s|sec|seconds?|min|minutes?|h|hours?|days?)");
  private static final Pattern WINDOW = Pattern.compile("([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]+)?) ?%");

  private final Fields fields;

  Quantities(Fields fields) {
    this.fields = fields;
  }

  /** A whole number from a bound to another. */
  int number(String key, int least, int most, int otherwise) {
    return read(
        key,
        text -> {
          boolean digits = text.matches("[0-9]{1,9}");
          int number = digits ? Integer.parseInt(text) : -1;
          return number >= least && number <= most ? Optional.of(number) : Optional.empty();
        },
        "a whole number from " + least + " to " + most,
        otherwise);
  }

  /** A share of one: {@code 20 %} is 0.2. */
  double share(String key, double otherwise) {
    return read(
        key,
        text -> {
          Matcher matcher = PERCENT.matcher(text);
          double share = matcher.matches() ? Double.parseDouble(matcher.group(1)) / 100 : 2;
          return share <= 1 ? Optional.of(share) : Optional.empty();
        },
        "per cent from 0 to 100, such as 20 %",
        otherwise);
  }

  /** A time with its unit; null where it is absent. */
  @SuppressWarnings("OptionalMapToOptional") // an absent setting and an unreadable one differ
  @Nullable Duration duration(String key) {
    Optional<Duration> none = Optional.empty();
    return read(
            key,
            text -> parse(text).map(Optional::of),
            "a time with its unit, such as 90 s, 2 min, 6 h or 30 days",
            none)
        .orElse(null);
  }

  private static Optional<Duration> parse(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2).charAt(0)) {
          case 's' -> Duration.ofSeconds(number);
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** A zone such as {@code Asia/Vientiane} that must be there. */
  ZoneId zone(String key, boolean required, ZoneId otherwise) {
    if (required) {
      fields.require(key);
    }
    return read(
        key,
        text -> {
          try {
            return Optional.of(ZoneId.of(text));
          } catch (DateTimeException e) {
            return Optional.empty();
          }
        },
        "a zone such as Asia/Vientiane or UTC",
        otherwise);
  }

  /** Hours of the day: {@code 22:00-05:00}. */
  List<Window> windows(String key) {
    Optional<Node> node = fields.find(key);
    List<Window> windows = new ArrayList<>();
    for (String text : fields.texts(key)) {
      Optional<Window> window = window(text);
      if (window.isEmpty()) {
        fields.wrong(
            node.orElseThrow().at(), key, "is no time of day", "hours such as \"22:00-05:00\"");
      }
      window.ifPresent(windows::add);
    }
    return windows;
  }

  private static Optional<Window> window(String text) {
    Matcher matcher = WINDOW.matcher(text);
    try {
      return matcher.matches()
          ? Optional.of(
              new Window(LocalTime.parse(matcher.group(1)), LocalTime.parse(matcher.group(2))))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private <T> T read(
      String key, Function<String, Optional<T>> parser, String allowed, T otherwise) {
    Optional<Node> node = fields.find(key);
    Optional<String> text = node.flatMap(value -> fields.scalar(key, value));
    if (text.isEmpty()) {
      return otherwise;
    }
    Optional<T> value = parser.apply(text.get());
    if (value.isEmpty()) {
      fields.wrong(node.orElseThrow().at(), key, "cannot be used", allowed);
    }
    return value.orElse(otherwise);
  }
}
