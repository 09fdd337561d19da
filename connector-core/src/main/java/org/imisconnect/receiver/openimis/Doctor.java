package org.imisconnect.receiver.openimis;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private static final List<Right> READ =
      List.of(
          right("Patient", "101101, to send also 101102 and 101103"),
          right("Location", "121901"),
          right("InsurancePlan", "121001"),
          right("Coverage", "101201"),
          right("Contract", "101201"),
          right("ClaimResponse", "111001, to send also 111002 and 111007"),
          right("Medication", "122101"),
          right("ActivityDefinition", "121401"),
          new Right("Organization", ApiPath.of("Organization").with("type", "prov"), "121903"),
          practitioners("CA", "121601"),
          practitioners("EO", "121501"));
  private final OpenImisClient client;
  private final ListReader reader;
  private final ReleaseProbe release;
  private final Clock clock;
  private final AddressProbe address;

  /** A list with the number of openIMIS's right to read it. */
  private record Right(String name, ApiPath path, String number) {}

  Doctor(OpenImisClient client, ListReader reader, ReleaseProbe release, Clock clock) {
    this.client = client;
    this.reader = reader;
    this.release = release;
    this.clock = clock;
    this.address = new AddressProbe(client);
  }

  private static Right right(String type, String number) {
    return new Right(type, ApiPath.of(type), number);
  }

  private static Right practitioners(String role, String number) {
    ApiPath path = ApiPath.of("Practitioner").with("resourceType", role);
    return new Right("Practitioner " + role, path, number);
  }

  List<Probe> probes() {
    Http.Answer root = address.ask();
    List<Probe> probes = new ArrayList<>();
    probes.add(address.judge(root));
    if (probes.get(0).health() != Health.WELL) {
      return List.copyOf(probes);
    }
    probes.add(clock((Http.Received) root));
    probes.add(login());
    if (probes.get(2).health() == Health.WELL) {
      probes.add(build());
      READ.forEach(right -> probes.add(read(right)));
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
      client.login();
      return new Probe("login", Health.WELL, "accepted", "");
    } catch (ConnectorException e) {
      boolean busy = words(e).contains("429");
      return busy
          ? AddressProbe.busy("login")
          : new Probe(
              "login",
              Health.ILL,
              words(e),
              "See that user and password are right, wait five minutes, then try once.");
    }
  }

  private Probe build() {
    try {
      Release known = release.identify();
      String words = "release " + known.name();
      return known.updatesPatients() && known.takesPremium()
          ? new Probe("build", Health.WELL, words, "")
          : new Probe(
              "build", Health.DOUBTFUL, words, "Changes and premiums have limits: see the losses.");
    } catch (ConnectorException e) {
      return new Probe("build", Health.ILL, words(e), "Check the URL.");
    }
  }

  private Probe read(Right right) {
    String name = "read " + right.name();
    try {
      int status = OpenImisClient.status(client.get(right.path().with("_count", "1")));
      return switch (status) {
        case 200 -> new Probe(name, Health.WELL, "allowed", "");
        case 429 -> AddressProbe.busy(name);
        case 404 ->
            new Probe(name, Health.DOUBTFUL, "status 404", "This module is not installed there.");
        default ->
            new Probe(name, Health.DOUBTFUL, "status " + status, "One bad row can spoil a list.");
      };
    } catch (ConnectorException e) {
      return new Probe(
          name,
          Health.ILL,
          words(e),
          "In openIMIS, give the account's role the right " + right.number() + ".");
    }
  }

  private Probe rowLevelSecurity() {
    Optional<JsonNode> list = Optional.empty();
    try {
      if (client.get(ApiPath.of("Location").with("_count", "1")) instanceof Http.Received answer) {
        list = Json.parse(answer.body()).filter(json -> json.has("total"));
      }
    } catch (ConnectorException e) {
      // the right to read locations is told above
    }
    if (list.isEmpty()) {
      return new Probe("districts", Health.DOUBTFUL, "cannot be told without the locations", "");
    }
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
