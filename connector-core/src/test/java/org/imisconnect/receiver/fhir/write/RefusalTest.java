package org.imisconnect.receiver.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.fhir.client.FhirJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
  private static final JsonNode SENT =
      FhirJson.parse("{\"name\":[{\"family\":\"lake\",\"given\":[\"amber\"]}]}").orElseThrow();

  private static Outcome.Refused refused(String issues) {
    String body = "{\"resourceType\":\"OperationOutcome\",\"issue\":[" + issues + "]}";
    return Refusal.of(new Http.Received(422, Map.of(), body), SENT);
  }

  @Test
  void saysWhatKindAndWhere() {
    Outcome.Refused refused =
        refused(
            "{\"severity\":\"error\",\"code\":\"required\",\"expression\":[\"Claim.provider\"]},"
                + "{\"severity\":\"warning\",\"code\":\"value\"}");
    assertThat(refused.code()).isEqualTo("REQUIRED");
    assertThat(refused.words()).isEqualTo("a required element is missing at Claim.provider");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Unknown code 'AB12' in Patient.gender|Unknown code … in Patient.gender",
        "the family name lake is too short|the family name … is too short",
        "Amber is known as 010000012 since 1984-02-03|… is known as … since …",
        "constraint failed: pat-1 (John Doe)|constraint failed: …",
        "HAPI-0523: Unable to find Organization|…: Unable to find Organization",
      })
  void keepsTheServersSentenceWithoutNamesAndNumbers(String said, String shown) {
    String issue = "{\"severity\":\"error\",\"code\":\"invalid\",\"diagnostics\":\"" + said + "\"}";
    assertThat(refused(issue).words()).isEqualTo("the content is invalid (" + shown + ")");
  }

  @Test
  void saysTheStatusWhereTheServerSaysNothing() {
    Outcome.Refused refused = Refusal.of(new Http.Received(413, Map.of(), "<html>"), SENT);
    assertThat(refused.code()).isEqualTo("STATUS_413");
    assertThat(refused.words()).isEqualTo("the server refused it (status 413)");
  }

  @Test
  void doesNotTrustAServersCode() {
    String issue = "{\"severity\":\"fatal\",\"code\":\"010000012 lake\",\"expression\":[\"a b\"]}";
    assertThat(refused(issue))
        .isEqualTo(new Outcome.Refused("REFUSED", "the server could not process it"));
  }
}
