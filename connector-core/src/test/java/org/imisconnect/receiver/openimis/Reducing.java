package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Finding;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ReceiverSettings;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.Reduction;

/** Reduces without a network; for the tests of what is sent, lost and stopped. */
abstract class Reducing {
  final CanonicalHousehold house = new CanonicalHousehold();
  final Map<String, String> options = new HashMap<>(Map.of("contract-status", "active"));

  ReceiverSession session() {
    ReceiverSettings settings =
        new ReceiverSettings(
            "test",
            "openimis",
            URI.create("https://imis.example/api/api_fhir_r4/"),
            ZoneOffset.UTC,
            "LAK",
            List.of(new Account("svc", new Secret("pw"), List.of())),
            options,
            DemoSettings.crosswalk());
    Http nowhere = call -> new Http.NotSent("the connection was refused", null);
    return new OpenImisReceiver().open(settings, nowhere, new FixedClock());
  }

  Reduction reduce(CanonicalResource resource) {
    Reduction reduction = session().reduce(resource, house);
    assertThat(session().reduce(resource, house)).isEqualTo(reduction);
    return reduction;
  }

  Form sent(CanonicalResource resource) {
    Reduced result = reduce(resource).result();
    assertThat(result).isInstanceOf(Reduced.Send.class);
    return ((Reduced.Send) result).form();
  }

  void withheld(CanonicalResource resource, String code) {
    assertThat(reduce(resource).result())
        .isInstanceOfSatisfying(Reduced.Withheld.class, w -> assertThat(w.code()).isEqualTo(code));
  }

  List<String> codes(CanonicalResource resource) {
    List<String> codes = new ArrayList<>();
    reduce(resource).findings().stream().map(Finding::code).forEach(codes::add);
    return codes;
  }

  CanonicalResource person(String change, String to) {
    String json = CanonicalHousehold.person("1001", "Onkar", "1980-02-29", "female");
    assertThat(json).contains(change);
    return house.add("Patient", "1001", json.replace(change, to));
  }

  CanonicalResource claim(String change, String to) {
    CanonicalHousehold other = new CanonicalHousehold();
    String json = other.claim("CL1", "1001", "2026-11-20").body().toString().replace('"', '\'');
    assertThat(json).contains(change);
    return house.add("Claim", "CL1", json.replace(change, to));
  }

  CanonicalResource contract(String change, String to) {
    house.group("G", "1001", "1002");
    house.head("1001");
    house.member("1002");
    CanonicalHousehold other = new CanonicalHousehold();
    String json =
        other.contract("C", "G", "2026-11-01", "2027-10-31").body().toString().replace('"', '\'');
    assertThat(json).contains(change);
    return house.add("Contract", "C", json.replace(change, to));
  }
}
