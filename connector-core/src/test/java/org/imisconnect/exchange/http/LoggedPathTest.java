package org.imisconnect.exchange.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class LoggedPathTest {
  private static final HttpUrl BASE = HttpUrl.get("https://imis.example/api/api_fhir_r4/");

  private static String path(String rest) {
    return LoggedPath.of(BASE, HttpUrl.get(BASE + rest));
  }

  @Test
  void idsCodesAndQueriesNeverShow() {
    assertThat(path("Patient/")).isEqualTo("Patient/");
    assertThat(path("Patient/070707081/")).isEqualTo("Patient/{}/");
    assertThat(path("Patient/?identifier=070707081")).isEqualTo("Patient/?");
    assertThat(path("CodeSystem/diagnosis/")).isEqualTo("CodeSystem/diagnosis/");
    assertThat(path("Patient/CodeSystem/070707081/")).isEqualTo("Patient/{}/{}/");
    assertThat(path("")).isEmpty();
  }

  @Test
  void retryAfterIsReadAsSecondsOrAsADate() {
    Instant now = Instant.parse("2026-11-24T08:00:00Z");
    assertThat(RetryAfter.parse("30", now)).contains(Duration.ofSeconds(30));
    assertThat(RetryAfter.parse("Tue, 24 Nov 2026 08:01:00 GMT", now))
        .contains(Duration.ofMinutes(1));
    assertThat(RetryAfter.parse("Tue, 24 Nov 2026 07:00:00 GMT", now)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse("-5", now)).isEmpty();
    assertThat(RetryAfter.parse("soon", now)).isEmpty();
    assertThat(RetryAfter.of(Map.of("retry-after", "2"), now)).contains(Duration.ofSeconds(2));
    assertThat(RetryAfter.of(Map.of(), now)).isEmpty();
  }
}
