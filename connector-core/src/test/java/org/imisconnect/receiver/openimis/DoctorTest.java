package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Probe;
import org.imisconnect.receiver.Probe.Health;
import org.imisconnect.receiver.openimis.protocol.ScriptedHttp;
import org.junit.jupiter.api.Test;

/** Each trouble that a first run may meet is named, with its cure; nothing is sent, one login. */
class DoctorTest {
  private final FixedClock clock = new FixedClock();
  private final FakeOpenImis server =
      new FakeOpenImis(clock.instant().plusSeconds(9999).getEpochSecond());

  private List<Probe> probes(String url, Http http) {
    return new OpenImisReceiver()
        .open(DemoSettings.of(URI.create(url), "svc", "pw"), http, clock)
        .probes();
  }

  private List<Probe> probes() {
    List<Probe> probes = probes("https://imis.example/api/api_fhir_r4/", server.http);
    assertThat(server.writes()).isEmpty();
    assertThat(server.http.logins()).isLessThanOrEqualTo(1);
    return probes;
  }

  private static Probe one(List<Probe> probes, String name) {
    return probes.stream().filter(probe -> probe.name().equals(name)).findFirst().orElseThrow();
  }

  private static void only(List<Probe> probes, String words, String hint) {
    assertThat(probes).hasSize(1);
    assertThat(probes.get(0).health()).isNotEqualTo(Health.WELL);
    assertThat(probes.get(0).words()).contains(words);
    assertThat(probes.get(0).hint()).contains(hint);
  }

  @Test
  void aDeadHost() {
    server.onRead("", new Http.NotSent("the connection was refused", null));
    only(probes(), "the connection was refused", "that the server runs");
  }

  @Test
  void anExpiredCertificate() {
    server.onRead("", new Http.NotSent("TLS failed: the server's certificate has expired", null));
    only(probes(), "has expired", "Have the certificate renewed");
  }

  @Test
  void aWrongPasswordAndALockedAddressLookAlikeAndAreBothNamedWithTheWait() {
    for (Http.Received refusal :
        List.of(
            ScriptedHttp.json(401, "'INCORRECT_CREDENTIALS'"),
            new Http.Received(400, Map.of(), ""))) {
      server.http.login(call -> refusal);
      Probe login = one(probes("https://imis.example/api/api_fhir_r4/", server.http), "login");
      assertThat(login.health()).isEqualTo(Health.ILL);
      assertThat(login.words()).contains("password is wrong", "locked", "five minutes");
      assertThat(login.hint()).contains("wait five minutes", "once");
    }
    assertThat(server.http.logins()).describedAs("one for each doctor").isEqualTo(2);
  }

  @Test
  void aUserWithoutDistricts() {
    server.onRead(
        "Location/?_count=1", ScriptedHttp.json(200, "{'resourceType':'Bundle','total':0}"));
    Probe districts = one(probes(), "districts");
    assertThat(districts.health()).isEqualTo(Health.ILL);
    assertThat(districts.hint()).contains("Attach the districts");
  }

  @Test
  void aMissingRightIsNamedByItsNumberAndTheRestIsLookedAtAllTheSame() {
    server.onRead("Patient/?_count=1", ScriptedHttp.refusal(403, "no permission"));
    server.onRead("Location/?_count=1", ScriptedHttp.refusal(403, "no permission"));
    List<Probe> probes = probes();
    Probe right = one(probes, "read Patient");
    assertThat(right.health()).isEqualTo(Health.ILL);
    assertThat(right.hint()).contains("101101", "101102");
    assertThat(one(probes, "read Location").hint()).contains("121901");
    assertThat(one(probes, "login").health()).isEqualTo(Health.WELL);
    assertThat(one(probes, "read Coverage").health()).isEqualTo(Health.WELL);
    assertThat(one(probes, "districts").health()).isEqualTo(Health.DOUBTFUL);
  }

  @Test
  void aWrongPrefixAndTheRightOneOfThisHost() {
    Http host =
        call ->
            call.uri().getPath().equals("/api/api_fhir_r4/")
                ? ScriptedHttp.json(200, "{'Patient':'x'}")
                : new Http.Received(404, Map.of("content-type", "text/html"), "<h1>Not Found</h1>");
    only(
        probes("https://imis.example/fhir/", host),
        "status 404",
        "at this host it is /api/api_fhir_r4/");
    Http nowhere = call -> ScriptedHttp.json(200, "{'hello':1}");
    only(probes("https://imis.example/fhir/", nowhere), "not as openIMIS", "often");
    Http redirecting = call -> new Http.Received(301, Map.of(), "");
    only(probes("http://imis.example/fhir/", redirecting), "redirects", "https instead of http");
  }

  @Test
  void aClockAnHourOff() {
    server.onRead(
        "",
        new Http.Received(
            200,
            Map.of("content-type", "application/json", "date", "Tue, 24 Nov 2026 07:00:00 GMT"),
            "{\"Patient\":\"x\",\"CodeSystem/medical-item\":\"y\"}"));
    Probe skew = one(probes(), "clock");
    assertThat(skew.health()).isEqualTo(Health.ILL);
    assertThat(skew.hint()).contains("Set the clock");
  }

  @Test
  void aRateLimitWhereverItStrikes() {
    Http.Received busy = ScriptedHttp.refusal(429, "Rate limit exceeded");
    server.onRead("Patient/?_count=1", busy);
    Probe reading = one(probes(), "read Patient");
    assertThat(reading.words()).contains("429");
    assertThat(reading.hint()).contains("Lower `rate`");
    server.http.login(call -> busy);
    assertThat(one(probes("https://imis.example/api/api_fhir_r4/", server.http), "login").hint())
        .contains("Lower `rate`");
    server.onRead("", busy);
    only(probes("https://imis.example/api/api_fhir_r4/", server.http), "429", "Lower `rate`");
  }
}
