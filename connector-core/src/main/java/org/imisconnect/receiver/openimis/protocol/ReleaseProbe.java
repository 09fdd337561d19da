package org.imisconnect.receiver.openimis.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Http;

/**
 * Tells the release by harmless reads: one is enough for the newest, none is a failed login.
 * Thread-safe.
 */
public final class ReleaseProbe {
  /** A number that nobody has: it is longer than the server's column. */
  private static final String NOBODY = "imisconnect-asks-for-nobody-by-this-long-number-0000000";

  /** An id that nothing has. */
  private static final String NOTHING = "00000000-0000-4000-8000-000000000000";

  private static final String QUESTION =
      "{__type(name:\"Mutation\"){fields{name}} input:__type(name:\"UpdateInsureeMutationInput\")"
          + "{inputFields{name}}}";

  /** How often an error must come to be believed. */
  private static final int TIMES = 3;

  private final OpenImisClient client;

  public ReleaseProbe(OpenImisClient client) {
    this.client = client;
  }

  /**
   * The release; of several that answer alike, the one that can do less.
   *
   * @throws ExchangeException when the server does not answer, or not as openIMIS
   */
  public Release identify() {
    JsonNode root =
        json(client.getOpenly(ApiPath.of()))
            .filter(json -> json.has("Patient") || json.has("login"))
            .orElseThrow(
                () ->
                    new ExchangeException(
                        "the URL does not answer as the root of openIMIS's FHIR API"
                            + " (expected a list of its endpoints)"));
    if (root.has("CodeSystem/medical-item")) {
      return Release.R26_04;
    }
    int unknownId = steady(ApiPath.of("Patient", NOTHING));
    if (unknownId == 404) {
      return Release.R24_04;
    }
    return unknownId == 500 ? younger() : Release.UNKNOWN;
  }

  /** From 24.10 on: what GraphQL offers, and whether a number that nobody has is an error. */
  private Release younger() {
    Optional<JsonNode> schema = schema();
    if (schema.isPresent() && !names(schema.get().path("__type").path("fields"), "getCsrfToken")) {
      return names(schema.get().path("input").path("inputFields"), "addOnExistingPolicy")
          ? Release.R24_10
          : Release.UNKNOWN;
    }
    boolean unknownNumberFails = steady(ApiPath.of("Patient", NOBODY)) == 500;
    if (unknownNumberFails) {
      return Release.R25_10;
    }
    // Without GraphQL nothing tells 25.04 from the weaker 24.10.
    return schema.isPresent() ? Release.R25_04 : Release.R24_10;
  }

  private Optional<JsonNode> schema() {
    return client.getGraphQl(QUESTION) instanceof Http.Received answer && answer.status() == 200
        ? Json.parse(answer.body())
            .map(json -> json.path("data"))
            .filter(data -> data.path("__type").path("fields").isArray())
        : Optional.empty();
  }

  private static boolean names(JsonNode list, String name) {
    for (JsonNode entry : list) {
      if (entry.path("name").asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** A server error may pass: only one that comes each time is how the release answers. */
  private int steady(ApiPath path) {
    int status = status(client.get(path));
    for (int i = 1; i < TIMES && status == 500; i++) {
      status = status(client.get(path));
    }
    return status;
  }

  private static int status(Http.Answer answer) {
    if (answer instanceof Http.Received received) {
      return received.status();
    }
    throw LoginSession.unreachable("the receiver cannot be reached: ", answer);
  }

  private static Optional<JsonNode> json(Http.Answer answer) {
    int status = status(answer);
    return status == 200 ? Json.parse(((Http.Received) answer).body()) : Optional.empty();
  }
}
