package org.imisconnect.receiver.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.imisconnect.exchange.http.RetryAfter;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.fhir.client.FhirCall;

/** What the answer to a write proves when it is no success. Thread-safe. */
final class Verdicts {
  /** By the standard these say that nothing was done, and that the same again will not help. */
  private static final Set<Integer> PROVEN = Set.of(400, 404, 405, 406, 410, 413, 415, 422, 501);

  private final Clock clock;

  Verdicts(Clock clock) {
    this.clock = clock;
  }

  Outcome of(FhirCall call, JsonNode sent) {
    Http.Answer answer = call.last();
    if (answer instanceof Http.NotSent none) {
      return new Outcome.NotSent(none.cause(), none.after());
    } else if (answer instanceof Http.Broken broken) {
      return new Outcome.Unknown(broken.cause());
    }
    Http.Received received = (Http.Received) answer;
    int status = received.status();
    if (status == 429) {
      return new Outcome.NotSent(
          "the receiver is busy (429)",
          RetryAfter.of(received.headers(), clock.instant()).orElse(null));
    }
    return PROVEN.contains(status)
        ? Refusal.of(received, sent)
        : new Outcome.Unknown(
            status / 100 == 2 ? "success, but the body cannot be read" : "status " + status);
  }

  /** The version of a resource, as the header of its answer has it, ready for If-Match. */
  static Optional<String> version(FhirCall call, JsonNode held) {
    String header =
        call.last() instanceof Http.Received received
            ? received.headers().getOrDefault("etag", "")
            : "";
    if (!header.isEmpty()) {
      return Optional.of(header);
    }
    String version = held.path("meta").path("versionId").asText();
    return version.isEmpty() ? Optional.empty() : Optional.of("W/\"" + version + "\"");
  }
}
