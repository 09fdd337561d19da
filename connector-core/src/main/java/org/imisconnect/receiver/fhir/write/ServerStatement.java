package org.imisconnect.receiver.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a server says it can do. Immutable.
 *
 * @param software name and version; empty where not said
 * @param fhirVersion {@code 4.0.1}; empty where not said
 * @param transactions whether it takes transaction Bundles
 * @param types what it offers, by type; empty where nothing is known, and all is tried
 */
public record ServerStatement(
    String software, String fhirVersion, boolean transactions, Map<String, Offer> types) {
  /** Nothing is known: a plan without a network. */
  public static final ServerStatement UNKNOWN = new ServerStatement("", "", false, Map.of());

  public ServerStatement {
    types = Map.copyOf(types);
  }

  /**
   * What a server offers of one type.
   *
   * @param interactions {@code read}, {@code update}, …
   * @param createsByUpdate whether PUT may create; true where not said
   * @param conditionalCreate whether If-None-Exist is heeded; true where not said
   */
  public record Offer(
      Set<String> interactions, boolean createsByUpdate, boolean conditionalCreate) {
    public Offer {
      interactions = Set.copyOf(interactions);
    }
  }

  /** Reads a CapabilityStatement. */
  public static ServerStatement of(JsonNode statement) {
    JsonNode software = statement.path("software");
    Map<String, Offer> types = new HashMap<>();
    boolean transactions = false;
    for (JsonNode rest : statement.path("rest")) {
      if (!rest.path("mode").asText().equals("server")) {
        continue;
      }
      transactions |= codes(rest.path("interaction")).contains("transaction");
      for (JsonNode resource : rest.path("resource")) {
        types.put(
            resource.path("type").asText(),
            new Offer(
                codes(resource.path("interaction")),
                resource.path("updateCreate").asBoolean(true),
                resource.path("conditionalCreate").asBoolean(true)));
      }
    }
    String name =
        (software.path("name").asText() + " " + software.path("version").asText()).strip();
    return new ServerStatement(name, statement.path("fhirVersion").asText(), transactions, types);
  }

  private static Set<String> codes(JsonNode interactions) {
    Set<String> codes = new HashSet<>();
    interactions.forEach(interaction -> codes.add(interaction.path("code").asText()));
    return codes;
  }

  /** Whether resources of a type can be searched there, as far as it says. */
  public boolean offersReading(String type) {
    Offer offer = types.get(type);
    return types.isEmpty() || (offer != null && offer.interactions().contains("search-type"));
  }

  /** Whether resources of a type can be created there, as far as it says. */
  public boolean takes(String type, boolean namedByServer) {
    if (types.isEmpty()) {
      return true;
    }
    Offer offer = types.get(type);
    return offer != null && offer.interactions().contains(namedByServer ? "create" : "update");
  }
}
