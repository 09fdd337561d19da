package org.imisconnect.receiver.openimis.reduce;

import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imisconnect.finding.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What a project decides about openIMIS, from the receiver's options. Immutable.
 *
 * @param numberLength length of every insurance number; 0 for no rule
 * @param nameFiller stands for a name that a person does not have
 * @param partialBirthDate month and day for a birth date without them; null: withheld
 * @param unknownGender gender for an unknown one; empty: withheld
 * @param contractStatus {@code active} or {@code idle}; empty: not chosen yet
 * @param defaultOfficer code at the receiver of the officer for contracts that name none
 * @param defaultVillage code at the receiver of the village for persons without one
 * @param visitTypes national code of a visit to E, R or O
 * @param sendAnyway reasons for withholding that the project overrules
 */
public record ReduceRules(
    int numberLength,
    String nameFiller,
    @Nullable MonthDay partialBirthDate,
    String unknownGender,
    String contractStatus,
    String defaultOfficer,
    String defaultVillage,
    Map<String, String> visitTypes,
    Set<String> sendAnyway) {
  private static final String VISIT = "visit-type.";
  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "insurance-number-length",
              "name-filler",
              "partial-birth-date",
              "unknown-gender",
              "contract-status",
              "default-officer",
              "default-village",
              "send-anyway"));

  public ReduceRules {
    visitTypes = Map.copyOf(visitTypes);
    sendAnyway = Set.copyOf(sendAnyway);
  }

  /**
   * Reads the options of a project's receiver.
   *
   * @throws ConfigException for an option that is not known or has a value that it cannot have
   */
  public static ReduceRules of(Map<String, String> options) {
    options.keySet().stream()
        .filter(name -> !KNOWN.contains(name) && !name.startsWith(VISIT))
        .findFirst()
        .ifPresent(ReduceRules::unknown);
    return new ReduceRules(
        number(options.getOrDefault("insurance-number-length", "0")),
        options.getOrDefault("name-filler", "-"),
        monthDay(options.get("partial-birth-date")),
        oneOf(options, "unknown-gender", Set.of("male", "female", "other")),
        oneOf(options, "contract-status", Set.of("active", "idle")),
        options.getOrDefault("default-officer", ""),
        options.getOrDefault("default-village", ""),
        visitTypes(options),
        Arrays.stream(options.getOrDefault("send-anyway", "").split("[,\\s]+"))
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toSet()));
  }

  private static void unknown(String name) {
    throw new ConfigException(
        "the openIMIS receiver has no option `"
            + name
            + "`. It has: "
            + String.join(", ", KNOWN)
            + ", "
            + VISIT
            + "CODE.");
  }

  private static int number(String text) {
    try {
      int length = Integer.parseInt(text);
      if (length >= 0 && length <= 50) {
        return length;
      }
    } catch (NumberFormatException e) {
      // the message below says it
    }
    throw new ConfigException("`insurance-number-length` must be a number from 0 (no rule) to 50");
  }

  private static @Nullable MonthDay monthDay(@Nullable String text) {
    try {
      return text == null ? null : MonthDay.parse("--" + text);
    } catch (DateTimeParseException e) {
      throw new ConfigException("`partial-birth-date` must look like 07-01 (month and day)", e);
    }
  }

  private static String oneOf(Map<String, String> options, String name, Set<String> allowed) {
    String value = options.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    if (!value.isEmpty() && !allowed.contains(value)) {
      throw new ConfigException(
          "`" + name + "` must be one of " + String.join(", ", new TreeSet<>(allowed)));
    }
    return value;
  }

  private static Map<String, String> visitTypes(Map<String, String> options) {
    return options.entrySet().stream()
        .filter(option -> option.getKey().startsWith(VISIT))
        .collect(
            Collectors.toMap(
                option -> option.getKey().substring(VISIT.length()),
                option ->
                    Optional.of(option.getValue())
                        .filter("ERO"::contains)
                        .orElseThrow(
                            () ->
                                new ConfigException(
                                    "`" + option.getKey() + "` must be E, R or O"))));
  }
}
