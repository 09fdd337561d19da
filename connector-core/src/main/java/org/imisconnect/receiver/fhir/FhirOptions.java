package org.imisconnect.receiver.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.ReceiverSettings;
import org.imisconnect.receiver.fhir.client.Access;

/**
 * {@code options:} of a receiver of this kind. Immutable.
 *
 * @param ids who names the resources
 * @param adoption how first contact looks for what is there
 * @param together creates in one transaction at most, where the server offers transactions
 * @param access how to log in
 */
record FhirOptions(Ids ids, Adoption adoption, int together, Access access) {
  private static final int TOGETHER = 20;
  private static final int MOST_TOGETHER = 500;

  /**
   * {@code contract-status} is the project's choice for every receiver; a contract says its own.
   */
  private static final Set<String> KNOWN =
      new TreeSet<>(
          List.of(
              "ids", "adoption", "transaction", "auth", "token-url", "scope", "contract-status"));

  /** Who names the resources. */
  enum Ids {
    /** We do: PUT under the canonical id. */
    OURS,
    /** The server does: conditional create by identifier. */
    SERVER
  }

  /** How first contact looks for what is there. */
  enum Adoption {
    /** One list of each type, read to its end. */
    LIST,
    /** One look for each resource. */
    KEY
  }

  static FhirOptions of(ReceiverSettings settings) {
    Map<String, String> options = settings.options();
    options.keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .findFirst()
        .ifPresent(FhirOptions::unknown);
    return new FhirOptions(
        word(options, "ids", Ids.class, Ids.OURS),
        word(options, "adoption", Adoption.class, Adoption.LIST),
        together(options.getOrDefault("transaction", String.valueOf(TOGETHER))),
        Access.of(settings));
  }

  private static void unknown(String name) {
    throw new ConfigException(
        "the receiver fhir-r4 has no option `"
            + name
            + "`. It has: "
            + String.join(", ", KNOWN)
            + ".");
  }

  private static int together(String text) {
    if (text.matches("[0-9]{1,3}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= MOST_TOGETHER) {
        return number;
      }
    }
    throw new ConfigException(
        "option `transaction` takes a whole number from 1 (no transactions) to "
            + MOST_TOGETHER
            + ".");
  }

  private static <E extends Enum<E>> E word(
      Map<String, String> options, String name, Class<E> type, E unless) {
    String text = options.get(name);
    if (text == null) {
      return unless;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "option `"
                        + name
                        + "` takes one of: "
                        + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                .toList())
                        + "."));
  }
}
