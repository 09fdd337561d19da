package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Crosswalk;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ReceiverSettings;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.Reduction;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.ScriptedHttp;
import org.junit.jupiter.api.Test;

/** What is stopped or left out because of what this server is and has. */
class ReduceAgainstAServerTest {
  private final FixedClock clock = new FixedClock();
  private final FakeOpenImis server =
      new FakeOpenImis(clock.instant().plusSeconds(9999).getEpochSecond());
  private final CanonicalHousehold house = new CanonicalHousehold();

  private ReceiverSession session(String village) {
    Map<CrosswalkKind, List<Crosswalk.Row>> rows = new EnumMap<>(CrosswalkKind.class);
    for (CrosswalkKind kind : CrosswalkKind.values()) {
      rows.put(kind, DemoSettings.crosswalk().rows(kind));
    }
    Place place = Place.of("location.csv");
    rows.put(
        CrosswalkKind.LOCATION, List.of(new Crosswalk.Row("V01", village, null, null, "", place)));
    ReceiverSettings settings =
        new ReceiverSettings(
            "test",
            "openimis",
            URI.create("https://imis.example/api/api_fhir_r4/"),
            ZoneOffset.UTC,
            "USD",
            List.of(new Account("svc", new Secret("pw"), List.of())),
            Map.of("contract-status", "active"),
            Crosswalk.of(rows, finding -> {}));
    return new OpenImisReceiver().open(settings, server.http, clock);
  }

  @Test
  void anAddressAboveAVillageIsStopped() {
    for (String above : List.of("R1D1M1", "R1D1", "R1")) {
      assertThat(session(above).reduce(house.head("1001"), house).result())
          .isInstanceOfSatisfying(
              Reduced.Withheld.class, w -> assertThat(w.code()).isEqualTo("LOCATION_NOT_VILLAGE"));
    }
    assertThat(session("R1D1M1V1").reduce(house.head("1001"), house).result())
        .isInstanceOf(Reduced.Send.class);
    assertThat(session("R1D1M1V9").reduce(house.head("1001"), house).result())
        .isInstanceOf(Reduced.Withheld.class);
  }

  private Reduction paid() {
    house.group("G", "1001");
    house.head("1001");
    String premium =
        "'asset':[{'extension':[{'url':'x/contract-premium','extension':[{'url':'amount',"
            + "'valueMoney':{'value':5000}},{'url':'receipt','valueString':'R1'},{'url':'date',"
            + "'valueDate':'2026-11-01'},{'url':'type','valueCoding':{'code':'cash'}}]}],";
    CanonicalResource bare = house.contract("C", "G", "2026-11-01", "2027-10-31");
    String json = bare.body().toString().replace('"', '\'').replace("'asset':[{", premium);
    return session("R1D1M1V1").reduce(house.add("Contract", "C", json), house);
  }

  private static JsonNode premium(Reduction reduction) {
    JsonNode body = ((Reduced.Send) reduction.result()).form().body();
    return Fhir.extension(body.path("term").path(0).path("asset").path(0), "contract-premium");
  }

  @Test
  void aPaymentIsSentToTheReleaseThatTakesOne() {
    Reduction newest = paid();
    assertThat(premium(newest).isMissingNode()).isFalse();
    assertThat(newest.findings()).isEmpty();
    server.onRead("", ScriptedHttp.json(200, "{'Patient':'x','login':'y'}"));
    server.onRead(
        "Patient/00000000-0000-4000-8000-000000000000/", ScriptedHttp.refusal(404, "not found"));
    Reduction oldest = paid();
    assertThat(premium(oldest).isMissingNode()).isTrue();
    assertThat(oldest.findings()).extracting(Finding::code).containsExactly("PREMIUM_DROPPED");
  }

  @Test
  void aPaymentThatWasMeantForANewerReleaseDoesNotLeave() {
    Form newest = ((Reduced.Send) paid().result()).form();
    server.onRead("", ScriptedHttp.json(200, "{'Patient':'x','login':'y'}"));
    server.onWrite("Contract", body -> FakeOpenImis.created(body));
    assertThat(session("R1D1M1V1").create(new ResolvedForm(newest, Map.of())))
        .isInstanceOf(Outcome.NotSent.class);
    assertThat(server.writes()).isEmpty();
  }
}
