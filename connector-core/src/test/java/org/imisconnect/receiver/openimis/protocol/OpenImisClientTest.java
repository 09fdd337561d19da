package org.imisconnect.receiver.openimis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.imisconnect.receiver.openimis.FixedClock;
import org.junit.jupiter.api.Test;

class OpenImisClientTest {
  private static final URI BASE = URI.create("https://imis.example/api/api_fhir_r4");
  private final FixedClock clock = new FixedClock();

  private ScriptedHttp http(Function<Http.Call, Http.Answer> script) {
    return new ScriptedHttp(clock.instant().plusSeconds(3600).getEpochSecond(), script);
  }

  private OpenImisClient client(ScriptedHttp http) {
    Account account = new Account("svc", new Secret("pw"), List.of());
    return new OpenImisClient(BASE, new LoginSession(BASE, account, http, clock), http);
  }

  @Test
  void everyAddressHasASlashBeforeItsQuestionMark() {
    assertThat(ApiPath.of("Claim").with("patient", "a b/c?").under(BASE))
        .hasToString("https://imis.example/api/api_fhir_r4/Claim/?patient=a%20b%2Fc%3F");
    assertThat(ApiPath.of("ClaimResponse", "HIS/1").under(BASE))
        .hasToString("https://imis.example/api/api_fhir_r4/ClaimResponse/HIS%2F1/");
    assertThatThrownBy(() -> ApiPath.of("Patient", "..")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oneLoginServesManyRequestsUntilFiveMinutesBeforeItsEnd() {
    ScriptedHttp http = http(call -> ScriptedHttp.json(200, "{}"));
    OpenImisClient client = client(http);
    client.get(ApiPath.of("Patient"));
    clock.forward(Duration.ofMinutes(54));
    client.get(ApiPath.of("Patient"));
    assertThat(http.logins()).isEqualTo(1);
    clock.forward(Duration.ofMinutes(2));
    client.get(ApiPath.of("Patient"));
    assertThat(http.logins()).isEqualTo(2);
    assertThat(http.calls().get(1).headers()).containsEntry("Accept", "application/json");
  }

  @Test
  void aTokenThatIsRefusedIsReplacedOnceAndTheRequestSentAgain() {
    ScriptedHttp http =
        http(
            call ->
                ScriptedHttp.json(
                    call.headers().containsValue("Bearer t1") ? 401 : 201, "{'a':1}"));
    Http.Answer answer =
        client(http).post(ApiPath.of("Patient"), JsonNodeFactory.instance.objectNode());
    assertThat(OpenImisClient.status(answer)).isEqualTo(201);
    assertThat(http.paths())
        .containsExactly("POST login/", "POST Patient/", "POST login/", "POST Patient/");
  }

  @Test
  void aServerThatNeverTakesItsTokenIsNotAskedForEver() {
    ScriptedHttp http = http(call -> ScriptedHttp.json(401, "{}"));
    assertThatThrownBy(() -> client(http).get(ApiPath.of("Patient")))
        .isInstanceOf(ExchangeException.class);
    assertThat(http.logins()).isEqualTo(2);
  }

  @Test
  void aRefusedLoginIsNeverTriedAgain() {
    ScriptedHttp http =
        http(call -> ScriptedHttp.json(200, "{}"))
            .login(call -> ScriptedHttp.json(401, "'INCORRECT_CREDENTIALS'"));
    OpenImisClient client = client(http);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> client.get(ApiPath.of("Patient")))
          .isInstanceOfSatisfying(
              ExchangeException.class, e -> assertThat(e.exitCode()).isEqualTo(3))
          .hasMessageNotContaining("pw");
    }
    assertThat(http.logins()).isEqualTo(1);
  }

  @Test
  void aServerThatCannotBeReachedForTheLoginMayBeTriedLater() {
    ScriptedHttp http =
        http(call -> ScriptedHttp.json(200, "{}"))
            .login(call -> new Http.NotSent("the connection was refused", null));
    OpenImisClient client = client(http);
    assertThatThrownBy(() -> client.get(ApiPath.of("Patient")))
        .hasMessageContaining("connection was refused");
    http.login(call -> ScriptedHttp.json(200, "{'token':'t','exp':0}"));
    assertThat(OpenImisClient.status(client.get(ApiPath.of("Patient")))).isEqualTo(200);
  }

  @Test
  void aMissingRightNamesMethodAndType() {
    ScriptedHttp http = http(call -> ScriptedHttp.refusal(403, "no permission"));
    assertThatThrownBy(() -> client(http).get(ApiPath.of("Claim", "secret-code")))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("GET Claim")
        .hasMessageNotContaining("secret-code");
  }

  @Test
  void anAddressThatTakesNothingStopsTheExchangeAndNotOneResourceAfterTheOther() {
    ScriptedHttp http =
        http(
            call ->
                new Http.Received(404, Map.of("content-type", "text/html"), "<h1>Not Found</h1>"));
    OpenImisClient client = client(http);
    assertThatThrownBy(
            () -> client.post(ApiPath.of("Patient"), JsonNodeFactory.instance.objectNode()))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("no Patient to send to");
    assertThat(OpenImisClient.status(client.get(ApiPath.of("Patient")))).isEqualTo(404);
  }

  @Test
  void aTokenThatSeemsPastByAWrongClockIsUsedAllTheSame() {
    ScriptedHttp http =
        new ScriptedHttp(
            clock.instant().minusSeconds(3600).getEpochSecond(),
            call -> ScriptedHttp.json(200, "{}"));
    OpenImisClient client = client(http);
    for (int i = 0; i < 5; i++) {
      client.get(ApiPath.of("Patient"));
    }
    assertThat(http.logins()).isEqualTo(1);
  }

  @Test
  void aReadIsRepeatedWhereNoAnswerCameAndAWriteNever() {
    ScriptedHttp http = http(call -> new Http.Broken("the connection broke"));
    OpenImisClient client = client(http);
    assertThat(client.get(ApiPath.of("Patient"))).isInstanceOf(Http.Broken.class);
    assertThat(http.paths()).filteredOn(path -> path.equals("GET Patient/")).hasSize(3);
    client.post(ApiPath.of("Patient"), JsonNodeFactory.instance.objectNode());
    assertThat(http.paths()).filteredOn(path -> path.equals("POST Patient/")).hasSize(1);
  }

  @Test
  void aRedirectIsAMatterOfConfiguration() {
    ScriptedHttp http = http(call -> ScriptedHttp.json(301, ""));
    OpenImisClient client = client(http);
    assertThatThrownBy(
            () -> client.post(ApiPath.of("Patient"), JsonNodeFactory.instance.objectNode()))
        .isInstanceOf(ConfigException.class);
  }
}
