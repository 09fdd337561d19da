package org.imisconnect.receiver.fhir;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.imisconnect.exchange.http.RetryAfter;
import org.imisconnect.finding.ConnectorException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Probe;
import org.imisconnect.receiver.Probe.Health;
import org.imisconnect.receiver.fhir.FhirOptions.Ids;
import org.imisconnect.receiver.fhir.client.FhirCall;
import org.imisconnect.receiver.fhir.client.FhirClient;
import org.imisconnect.receiver.fhir.write.ServerStatement;
import org.imisconnect.receiver.fhir.write.StatementReader;

/** Looks a server over by its statement and one search before anything is sent. Thread-safe. */
final class Doctor {
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** What the packs that come along make. */
  private static final List<String> USUAL =
      List.of("Organization", "Patient", "Group", "Contract", "Coverage", "Claim");

  private final FhirClient client;
  private final StatementReader statements;
  private final FhirOptions options;
  private final Clock clock;

  Doctor(FhirClient client, StatementReader statements, FhirOptions options, Clock clock) {
    this.client = client;
    this.statements = statements;
    this.options = options;
    this.clock = clock;
  }

  List<Probe> probes() {
    FhirCall call = client.call();
    ServerStatement server;
    try {
      server = statements.read(call);
    } catch (ConnectorException e) {
      String hint = "Check the URL, the login, the network, the proxy and the trust store.";
      return List.of(new Probe("metadata", Health.ILL, words(e), hint));
    }
    List<Probe> probes = new ArrayList<>();
    String software = server.software().isEmpty() ? "a server without a name" : server.software();
    probes.add(new Probe("metadata", Health.WELL, software, ""));
    probes.add(version(server));
    clock(call).ifPresent(probes::add);
    probes.add(login());
    probes.add(types(server));
    probes.add(naming(server));
    probes.add(
        server.transactions()
            ? new Probe("transactions", Health.WELL, "offered", "")
            : new Probe("transactions", Health.WELL, "not offered: one request each", ""));
    return List.copyOf(probes);
  }

  private static Probe version(ServerStatement server) {
    String version = server.fhirVersion();
    return version.startsWith("4.0.")
        ? new Probe("version", Health.WELL, "FHIR " + version, "")
        : new Probe(
            "version",
            Health.ILL,
            version.isEmpty() ? "the server does not say which FHIR it is" : "FHIR " + version,
            "This receiver speaks R4 (4.0.x). Ask for the address of the R4 API.");
  }

  private Optional<Probe> clock(FhirCall call) {
    return Optional.of(call.last())
        .filter(Http.Received.class::isInstance)
        .map(answer -> ((Http.Received) answer).headers().get("date"))
        .flatMap(RetryAfter::httpDate)
        .map(date -> Duration.between(date, clock.instant()).abs())
        .map(
            skew ->
                skew.compareTo(SKEW) <= 0
                    ? new Probe("clock", Health.WELL, skew.toSeconds() + " seconds apart", "")
                    : new Probe(
                        "clock",
                        Health.DOUBTFUL,
                        "this machine and the server are " + skew.toSeconds() + " seconds apart",
                        "Set the clock: tokens and certificates depend on it."));
  }

  private Probe login() {
    FhirCall call = client.call();
    try {
      Optional<IBaseBundle> one =
          call.ask(
              c -> c.search().forResource("Patient").count(1).returnBundle(Bundle.class).execute());
      return one.isPresent()
          ? new Probe("login", Health.WELL, "accepted: persons may be searched", "")
          : new Probe("login", Health.DOUBTFUL, "a search gave " + call.trouble(), "");
    } catch (ConnectorException e) {
      return new Probe("login", Health.ILL, words(e), "Mend auth, user and secret.");
    }
  }

  private Probe types(ServerStatement server) {
    List<String> lacking =
        USUAL.stream().filter(type -> !server.takes(type, options.ids() == Ids.SERVER)).toList();
    return lacking.isEmpty()
        ? new Probe("types", Health.WELL, "takes " + String.join(", ", USUAL), "")
        : new Probe(
            "types",
            Health.DOUBTFUL,
            "does not take " + String.join(", ", lacking),
            "What it does not take is told by plan as not carried.");
  }

  private Probe naming(ServerStatement server) {
    ServerStatement.Offer patient = server.types().get("Patient");
    boolean ours = options.ids() == Ids.OURS;
    if (patient == null) {
      return new Probe("ids", Health.DOUBTFUL, "nothing is said about Patient", "");
    }
    boolean possible = ours ? patient.createsByUpdate() : patient.conditionalCreate();
    String way = ours ? "PUT under our ids" : "conditional create by identifier";
    return possible
        ? new Probe("ids", Health.WELL, way, "")
        : new Probe(
            "ids",
            Health.ILL,
            "the server does not offer " + way,
            "Set `ids: " + (ours ? "server" : "ours") + "` in the options of this receiver.");
  }

  private static String words(ConnectorException e) {
    return Optional.ofNullable(e.getMessage()).orElse("refused");
  }
}
