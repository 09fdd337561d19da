package org.imisconnect.receiver;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one environment can do, as facts for the dispatcher, the plan and the doctor.
 *
 * @param build the server's build as far as it can be told ({@code 24.10}); "unknown" where not
 * @param types the types it takes, in the order in which they are created
 * @param readTimeout how long a request may take; {@code settle} is twice that unless set
 */
public record Capabilities(String build, List<TypeRule> types, Duration readTimeout) {
  public Capabilities {
    types = List.copyOf(types);
  }

  /** The rule of a receiver type. */
  public Optional<TypeRule> findRule(String type) {
    return types.stream().filter(rule -> rule.type().equals(type)).findFirst();
  }

  /** Place of a type in the order of creation; unknown types come last. */
  public int rank(String type) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).type().equals(type)) {
        return i;
      }
    }
    return types.size();
  }

  /**
   * How one type is written.
   *
   * @param type the receiver's type
   * @param copies rows that this build makes of one create; normally 1
   * @param adoption how to find what was there before the first create
   * @param requests what one operation costs, by {@link Operation}, for the forecast
   * @param canary whether a first batch goes ahead because a key is spent by a refusal (claims)
   * @param together creates that one request may hold; normally 1
   */
  public record TypeRule(
      String type,
      int copies,
      Adoption adoption,
      Map<Operation, Integer> requests,
      boolean canary,
      int together) {
    public TypeRule {
      requests = Map.copyOf(requests);
      if (copies < 1 || together < 1) {
        throw new IllegalArgumentException("a create makes at least one row");
      }
    }

    /** A type whose creates go one by one. */
    public TypeRule(
        String type,
        int copies,
        Adoption adoption,
        Map<Operation, Integer> requests,
        boolean canary) {
      this(type, copies, adoption, requests, canary, 1);
    }

    /** A type with one row per create and one request per operation. */
    public static TypeRule of(String type, Adoption adoption, boolean canary) {
      return new TypeRule(type, 1, adoption, Map.of(), canary);
    }

    /** Requests of an operation; 1 where not said. */
    public int cost(Operation operation) {
      return requests.getOrDefault(operation, 1);
    }
  }

  /** How the first contact with a type finds what the server already has. */
  public enum Adoption {
    /** The server refuses a second create, and that refusal is looked up. */
    BY_REFUSAL,
    /** One search per key before its first create. */
    BY_KEY,
    /** One list of the whole type before its first create, then a search for the keys met. */
    BY_LIST
  }

  /** What is done to the receiver. */
  public enum Operation {
    CREATE,
    UPDATE,
    FIND
  }
}
