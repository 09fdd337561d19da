package org.imisconnect.receiver.openimis;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.exchange.http.RetryAfter;
import org.imisconnect.finding.ConnectorException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Probe;
import org.imisconnect.receiver.Probe.Health;
import org.imisconnect.receiver.openimis.protocol.ApiPath;
import org.imisconnect.receiver.openimis.protocol.Json;
import org.imisconnect.receiver.openimis.protocol.ListReader;
import org.imisconnect.receiver.openimis.protocol.OpenImisClient;
import org.imisconnect.receiver.openimis.protocol.Release;
import org.imisconnect.receiver.openimis.protocol.ReleaseProbe;

/** Looks an installation over by login and GET before anything is sent. Thread-safe. */
final class Doctor {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Map<String, ApiPath> LISTS = lists();
  private final OpenImisClient client;
  private final ListReader reader;
  private final ReleaseProbe release;
  private final Clock clock;

  Doctor(OpenImisClient client, ListReader reader, ReleaseProbe release, Clock clock) {
    this.client = client;
    this.reader = reader;
    this.release = release;
    this.clock = clock;
  }

  private static Map<String, ApiPath> lists() {
    Map<String, ApiPath> lists = new LinkedHashMap<>();
    for (String type :
        List.of(
            "Patient",
            "Location",
            "InsurancePlan",
            "Coverage",
            "Contract",
            "ClaimResponse",
            "Medication",
            "ActivityDefinition")) {
      lists.put(type, ApiPath.of(type));
    }
    lists.put("Organization", ApiPath.of("Organization").with("type", "prov"));
    lists.put("Practitioner CA", ApiPath.of("Practitioner").with("resourceType", "CA"));
    lists.put("Practitioner EO", ApiPath.of("Practitioner").with("resourceType", "EO"));
    return lists;
  }

  List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    Http.Answer root = client.getOpenly(ApiPath.of());
    if (!(root instanceof Http.Received answer)) {
      String cause = root instanceof Http.Broken b ? b.cause() : ((Http.NotSent) root).cause();
      String hint = "Check the URL, the network, the proxy and the trust store.";
      return List.of(new Probe("address", Health.ILL, cause, hint));
    }
    if (answer.status() != 200 || !answer.body().contains("Patient")) {
      String hint = "The URL must end in the root of the FHIR API, often /api/api_fhir_r4/.";
      String words = "the address answers with status " + answer.status() + ", not as openIMIS";
      return List.of(new Probe("address", Health.ILL, words, hint));
    }
    probes.add(new Probe("address", Health.WELL, "answers", ""));
    probes.add(clock(answer));
    probes.add(login());
    if (probes.get(2).health() == Health.WELL) {
      probes.add(build());
      LISTS.forEach((name, path) -> probes.add(right(name, path)));
      probes.add(rowLevelSecurity());
      probes.add(facilities());
    }
    return List.copyOf(probes);
  }

  private Probe clock(Http.Received answer) {
    Optional<Duration> skew =
        Optional.ofNullable(answer.headers().get("date"))
            .flatMap(RetryAfter::httpDate)
            .map(date -> Duration.between(date, clock.instant()).abs());
    if (skew.isEmpty()) {
      return new Probe("clock", Health.DOUBTFUL, "the server does not tell its time", "");
    }
    long seconds = skew.get().toSeconds();
    return skew.get().compareTo(SKEW) <= 0
        ? new Probe("clock", Health.WELL, seconds + " seconds apart", "")
        : new Probe(
            "clock",
            Health.ILL,
            "this machine and the server are " + seconds + " seconds apart",
            "Set the clock: held contracts and changes since the last run depend on it.");
  }

  /** One try only: five failures lock the address. */
  private Probe login() {
    try {
      client.get(ApiPath.of("Location").with("_count", "1"));
      return new Probe("login", Health.WELL, "accepted", "");
    } catch (ConnectorException e) {
      return new Probe(
          "login", Health.ILL, words(e), "Mend user and password, wait five minutes, try once.");
    }
  }

  private Probe build() {
    try {
      Release known = release.identify();
      String words = "release " + known.name();
      return known.equals(Release.R26_04)
          ? new Probe("build", Health.WELL, words, "")
          : new Probe(
              "build", Health.DOUBTFUL, words, "Changes and premiums have limits: see the losses.");
    } catch (ConnectorException e) {
      return new Probe("build", Health.ILL, words(e), "Check the URL.");
    }
  }

  private Probe right(String name, ApiPath path) {
    try {
      Http.Answer answer = client.get(path.with("_count", "1"));
      int status = OpenImisClient.status(answer);
      return status == 200
          ? new Probe("read " + name, Health.WELL, "allowed", "")
          : new Probe(
              "read " + name,
              Health.DOUBTFUL,
              "status " + status,
              status == 404 ? "This module is not installed." : "One bad row can spoil a list.");
    } catch (ConnectorException e) {
      return new Probe("read " + name, Health.ILL, words(e), "Give the account's role that right.");
    }
  }

  private Probe rowLevelSecurity() {
    Http.Answer answer = client.get(ApiPath.of("Location").with("_count", "1"));
    Optional<JsonNode> list =
        answer instanceof Http.Received received ? Json.parse(received.body()) : Optional.empty();
    long total = list.map(json -> json.path("total").asLong()).orElse(0L);
    return total > 0
        ? new Probe("districts", Health.WELL, "locations are visible", "")
        : new Probe(
            "districts",
            Health.ILL,
            "the account sees no location",
            "Attach the districts to the user: without them the server hides everything.");
  }

  private Probe facilities() {
    long[] count = {0};
    ListReader.Result result =
        reader.read(ApiPath.of("Organization").with("type", "prov"), row -> count[0]++);
    String words = count[0] + " facilities" + (result.complete() ? "" : ", " + result.why());
    return new Probe(
        "facilities",
        count[0] > 0 ? Health.WELL : Health.DOUBTFUL,
        words,
        count[0] > 0 ? "" : "Make the facilities in openIMIS before claims are sent.");
  }

  private static String words(ConnectorException e) {
    return Optional.ofNullable(e.getMessage()).orElse("refused");
  }
}
