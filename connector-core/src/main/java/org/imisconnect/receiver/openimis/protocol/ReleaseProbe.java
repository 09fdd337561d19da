package org.imisconnect.receiver.openimis.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Http;

/** Tells the release by harmless reads: one is enough for the newest. Thread-safe. */
public final class ReleaseProbe {
  /** A number that nobody has: it is longer than the server's column. */
  private static final String NOBODY = "imisconnect-asks-for-nobody-by-this-long-number-0000000";

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
    Optional<JsonNode> locations =
        json(client.get(ApiPath.of("Location").with("_count", "1")))
            .map(list -> list.path("entry").path(0).path("resource"));
    Optional<String> location = locations.flatMap(Fhir::uuid);
    if (location.isPresent()
        && OpenImisClient.status(client.get(ApiPath.of("Location", location.get()))) == 200) {
      return Release.R24_04;
    }
    int unknown = OpenImisClient.status(client.get(ApiPath.of("Patient", NOBODY)));
    return unknown == 500 ? Release.R25_10 : Release.R24_10;
  }

  private static Optional<JsonNode> json(Http.Answer answer) {
    if (answer instanceof Http.Received received) {
      return received.status() == 200 ? Json.parse(received.body()) : Optional.empty();
    }
    throw LoginSession.unreachable("the receiver cannot be reached: ", answer);
  }
}
