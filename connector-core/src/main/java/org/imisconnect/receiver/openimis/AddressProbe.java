package org.imisconnect.receiver.openimis;

import java.util.List;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Probe;
import org.imisconnect.receiver.Probe.Health;
import org.imisconnect.receiver.openimis.protocol.ApiPath;
import org.imisconnect.receiver.openimis.protocol.OpenImisClient;

/** Whether openIMIS answers at an address; where not, why, and where it does. Thread-safe. */
final class AddressProbe {
  /** Where distributions put the API. */
  private static final List<String> USUAL =
      List.of("/api/api_fhir_r4/", "/api_fhir_r4/", "/rest/api_fhir_r4/");

  private final OpenImisClient client;

  AddressProbe(OpenImisClient client) {
    this.client = client;
  }

  /** The answer of the root, whatever it is. */
  Http.Answer ask() {
    return client.getOpenly(ApiPath.of());
  }

  /** What an answer of the root says of the address. */
  Probe judge(Http.Answer answer) {
    if (answer instanceof Http.Broken broken) {
      return unreachable(broken.cause());
    }
    if (answer instanceof Http.NotSent none) {
      return unreachable(none.cause());
    }
    Http.Received received = (Http.Received) answer;
    if (isRoot(received)) {
      return new Probe("address", Health.WELL, "answers", "");
    }
    int status = received.status();
    if (status == 429) {
      return busy("address");
    }
    if (status >= 300 && status < 400) {
      return ill(
          "the server redirects (status " + status + ")",
          "Write the URL as the server itself does: https instead of http, the right host and path.");
    }
    return ill(
        "the address answers with status " + status + ", not as openIMIS",
        "The URL must end in the root of the FHIR API" + elsewhere());
  }

  private String elsewhere() {
    for (String path : USUAL) {
      if (client.getElsewhere(path) instanceof Http.Received there && isRoot(there)) {
        return "; at this host it is " + path + ".";
      }
    }
    return ", often /api/api_fhir_r4/.";
  }

  private static boolean isRoot(Http.Received answer) {
    return answer.status() == 200
        && answer.body().startsWith("{")
        && answer.body().contains("\"Patient\"");
  }

  private static Probe unreachable(String cause) {
    return ill(
        cause,
        cause.startsWith("TLS")
            ? "Have the certificate renewed there, or name its issuer with `trust-store` in the"
                + " project file; see that this machine's clock is right."
            : "Check the URL, the network, the proxy, and that the server runs.");
  }

  private static Probe ill(String words, String hint) {
    return new Probe("address", Health.ILL, words, hint);
  }

  /** The server's own limit: not our trouble alone, so it is no illness. */
  static Probe busy(String name) {
    return new Probe(
        name,
        Health.DOUBTFUL,
        "the server's limit of requests a minute is reached (429)",
        "Lower `rate` of this receiver; others behind this address count too. Wait a minute.");
  }
}
