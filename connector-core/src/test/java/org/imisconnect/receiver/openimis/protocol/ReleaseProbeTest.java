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
  private final FixedClock clock = new FixedClock();
  private ScriptedHttp http;

  private Release identify(Function<Http.Call, Http.Answer> script) {
    http = new ScriptedHttp(clock.instant().plusSeconds(3600).getEpochSecond(), script);
    Account account = new Account("svc", new Secret("pw"), List.of());
    LoginSession login = new LoginSession(BASE, account, http, clock);
    return new ReleaseProbe(new OpenImisClient(BASE, login, http)).identify();
  }

  /** A server that knows no such id or number, with the names that its GraphQL schema holds. */
  private static Http.Answer old(Http.Call call, int id, int number, String... schema) {
    String path = ScriptedHttp.path(call);
    if (path.isEmpty()) {
      return ScriptedHttp.json(200, "{'Patient':'x','login':'y'}");
    }
    if (path.startsWith("graphql")) {
      return schema.length == 0
          ? ScriptedHttp.json(404, "")
          : ScriptedHttp.json(
              200,
              "{'data':{'__type':{'fields':[{'name':'"
                  + schema[0]
                  + "'}]},'input':{'inputFields':[{'name':'"
                  + schema[1]
                  + "'}]}}}");
    }
    return ScriptedHttp.json(path.startsWith("Patient/0000") ? id : number, "{}");
  }

  @Test
  void theNewestReleaseShowsItselfByOneRequestWithoutALogin() {
    Release release =
        identify(call -> ScriptedHttp.json(200, "{'Patient':'x','CodeSystem/medical-item':'y'}"));
    assertThat(release).isEqualTo(Release.R26_04);
    assertThat(http.paths()).containsExactly("GET ");
  }

  @Test
  void olderReleasesAreToldApartByReadsAndTheirSchema() {
    String late = "addOnExistingPolicy";
    assertThat(identify(call -> old(call, 404, 404, "x", "y"))).isEqualTo(Release.R24_04);
    assertThat(identify(call -> old(call, 500, 404, "x", late))).isEqualTo(Release.R24_10);
    assertThat(identify(call -> old(call, 500, 404, "getCsrfToken", late)))
        .isEqualTo(Release.R25_04);
    assertThat(identify(call -> old(call, 500, 500, "getCsrfToken", late)))
        .isEqualTo(Release.R25_10);
    assertThat(http.paths())
        .allMatch(path -> path.startsWith("GET") || path.endsWith("login/"))
        .anyMatch(path -> path.startsWith("GET graphql?query={__type"));
    assertThat(http.logins()).isEqualTo(1);
  }

  /** On a bad night a proxy answered 500 once: 24.04 was taken for 24.10, and twins for doubles. */
  @Test
  void anErrorThatPassesIsNotTakenForARelease() {
    int[] errors = {2};
    assertThat(identify(call -> old(call, passing(call, errors) ? 500 : 404, 404, "x", "y")))
        .isEqualTo(Release.R24_04);
    assertThat(errors[0]).isZero();
  }

  private static boolean passing(Http.Call call, int[] errors) {
    boolean one = ScriptedHttp.path(call).startsWith("Patient/0000") && errors[0] > 0;
    errors[0] -= one ? 1 : 0;
    return one;
  }

  @Test
  void withoutASchemaTheReleaseThatCanDoLessIsBelieved() {
    assertThat(identify(call -> old(call, 500, 404))).isEqualTo(Release.R24_10);
    assertThat(identify(call -> old(call, 500, 500))).isEqualTo(Release.R25_10);
  }

  @Test
  void aServerThatFitsNoReleaseIsTreatedAsWhatWorksEverywhere() {
    Release unknown = identify(call -> old(call, 400, 404));
    assertThat(unknown).isEqualTo(Release.UNKNOWN);
    for (Release release : Release.ALL) {
      assertThat(unknown.findsByNumber() && !release.findsByNumber()).isFalse();
      assertThat(unknown.updatesPatients() && !release.updatesPatients()).isFalse();
      assertThat(unknown.takesPremium() && !release.takesPremium()).isFalse();
      assertThat(!unknown.refusalsStore() && release.refusalsStore()).isFalse();
      assertThat(!unknown.countsRecordingDay() && release.countsRecordingDay()).isFalse();
    }
  }

  @Test
  void anotherServerIsNotTakenForOpenImis() {
    assertThatThrownBy(() -> identify(call -> ScriptedHttp.json(200, "{'hello':1}")))
        .isInstanceOf(ExchangeException.class);
    assertThatThrownBy(() -> identify(call -> new Http.NotSent("refused", null)))
        .isInstanceOf(ExchangeException.class);
  }
}
