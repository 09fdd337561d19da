package org.imisconnect.receiver.openimis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.imisconnect.receiver.openimis.FixedClock;
import org.junit.jupiter.api.Test;

class ReleaseProbeTest {
  private static final URI BASE = URI.create("https://imis.example/api/api_fhir_r4/");
  private static final String LOCATION = "8ed4eb0d-61ae-4022-8b4c-3076a619f957";
  private final FixedClock clock = new FixedClock();
  private ScriptedHttp http;

  private Release identify(Function<Http.Call, Http.Answer> script) {
    http = new ScriptedHttp(clock.instant().plusSeconds(3600).getEpochSecond(), script);
    Account account = new Account("svc", new Secret("pw"), List.of());
    LoginSession login = new LoginSession(BASE, account, http, clock);
    return new ReleaseProbe(new OpenImisClient(BASE, login, http)).identify();
  }

  private static Http.Answer old(Http.Call call, int location, int patient) {
    String path = ScriptedHttp.path(call);
    if (path.isEmpty()) {
      return ScriptedHttp.json(200, "{'Patient':'x','login':'y'}");
    }
    if (path.startsWith("Location/?")) {
      return ScriptedHttp.json(
          200, "{'resourceType':'Bundle','entry':[{'resource':{'id':'" + LOCATION + "'}}]}");
    }
    return ScriptedHttp.json(path.startsWith("Location/") ? location : patient, "{}");
  }

  @Test
  void theNewestReleaseShowsItselfByOneRequestWithoutALogin() {
    Release release =
        identify(call -> ScriptedHttp.json(200, "{'Patient':'x','CodeSystem/medical-item':'y'}"));
    assertThat(release).isEqualTo(Release.R26_04);
    assertThat(http.paths()).containsExactly("GET ");
  }

  @Test
  void olderReleasesAreToldApartByReads() {
    assertThat(identify(call -> old(call, 200, 404))).isEqualTo(Release.R24_04);
    assertThat(identify(call -> old(call, 500, 404))).isEqualTo(Release.R24_10);
    assertThat(identify(call -> old(call, 500, 500))).isEqualTo(Release.R25_10);
    assertThat(http.paths()).allMatch(path -> path.startsWith("GET") || path.endsWith("login/"));
  }

  @Test
  void anotherServerIsNotTakenForOpenImis() {
    assertThatThrownBy(() -> identify(call -> ScriptedHttp.json(200, "{'hello':1}")))
        .isInstanceOf(ExchangeException.class);
    assertThatThrownBy(() -> identify(call -> new Http.NotSent("refused", null)))
        .isInstanceOf(ExchangeException.class);
  }
}
