package org.imisconnect.receiver.openimis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imisconnect.receiver.Http.Received;
import org.imisconnect.receiver.openimis.Recordings;
import org.imisconnect.receiver.openimis.protocol.WriteVerdict.Meaning;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {
  private static Meaning meaning(String type, int status, String text, Release release) {
    return RefusalTexts.judge(type, ScriptedHttp.refusal(status, text), release).meaning();
  }

  @Test
  void duplicatesAreLookedUpAndNeverTakenForRefusals() {
    assertThat(meaning("Patient", 500, "Exists patient with following chfid `1`", Release.R26_04))
        .isEqualTo(Meaning.EXISTS);
    assertThat(meaning("Claim", 500, "Claim with code `1` already exists.", Release.R26_04))
        .isEqualTo(Meaning.EXISTS);
    assertThat(meaning("Contract", 500, "Contract exists for this patient", Release.R26_04))
        .isEqualTo(Meaning.EXISTS);
  }

  @Test
  void partialWritesAreUnknown() {
    for (String text :
        List.of("X is missing", "general_type is missing", "Premium has no policy.")) {
      assertThat(meaning("Contract", 500, text, Release.R24_10)).isEqualTo(Meaning.UNKNOWN);
    }
    assertThat(meaning("Contract", 500, "Renewed is missing", Release.R26_04))
        .isEqualTo(Meaning.REFUSED);
  }

  @Test
  void whatIsNotInTheTableMayHaveBeenStored() {
    assertThat(meaning("Claim", 500, "something new", Release.R26_04)).isEqualTo(Meaning.UNKNOWN);
    assertThat(meaning("Claim", 502, "Claim has no icd.", Release.R26_04))
        .isEqualTo(Meaning.UNKNOWN);
    Received html =
        new Received(500, Map.of("content-type", "text/html"), "<h1>field required</h1>");
    assertThat(RefusalTexts.judge("Claim", html, Release.R26_04).meaning())
        .isEqualTo(Meaning.UNKNOWN);
  }

  @Test
  void aRefusedPersonMayBeStoredByTheOldestRelease() {
    String text = "[`insuree.validation.insuree_requires_gender`]";
    assertThat(meaning("Patient", 500, text, Release.R26_04)).isEqualTo(Meaning.REFUSED);
    assertThat(meaning("Patient", 500, text, Release.R24_04)).isEqualTo(Meaning.UNKNOWN);
  }

  @Test
  void whatTheFrameworkRefusesWasNotStored() {
    assertThat(meaning("Patient", 400, "JSON parse error", Release.R26_04))
        .isEqualTo(Meaning.REFUSED);
  }

  @Test
  void noRecordedPartialWriteIsTakenForARefusal() {
    Set<String> stored =
        Set.of(
            "poison-marital-u-post",
            "poison-visit-type-post",
            "poison-district-address-post",
            "contract-with-premium",
            "claim-attachment-text",
            "put-15-head-without-group");
    for (String build : List.of("openimis-26.04", "openimis-24.10", "openimis-24.04")) {
      for (Recordings.Exchange exchange : Recordings.of(build)) {
        boolean partial = stored.contains(exchange.name().replaceAll("^\\d+-|\\.json$", ""));
        if (partial && exchange.answer().status() == 500) {
          String type = exchange.path().split("/")[3];
          assertThat(RefusalTexts.judge(type, exchange.answer(), Release.R24_10).meaning())
              .describedAs(build + " " + exchange.name())
              .isEqualTo(Meaning.UNKNOWN);
        }
      }
    }
  }

  @Test
  void mostRecordedRefusalsAreProven() {
    long refused = 0;
    long unknown = 0;
    for (Recordings.Exchange exchange : Recordings.of("openimis-24.10")) {
      String type = exchange.path().split("/").length > 3 ? exchange.path().split("/")[3] : "";
      boolean write = exchange.method().equals("POST") && exchange.answer().status() == 500;
      if (write && Set.of("Patient", "Contract", "Claim").contains(type)) {
        Meaning meaning = RefusalTexts.judge(type, exchange.answer(), Release.R24_10).meaning();
        refused += meaning == Meaning.REFUSED ? 1 : 0;
        unknown += meaning == Meaning.UNKNOWN ? 1 : 0;
      }
    }
    System.out.println("recorded refusals: " + refused + " proven, " + unknown + " unknown");
    // the rest are partial writes and bodies that this receiver never makes (no address, no line)
    assertThat(refused).isGreaterThanOrEqualTo(51);
  }

  @Test
  void everyShapeOfErrorIsRead() {
    assertThat(ErrorText.of(ScriptedHttp.json(401, "'INCORRECT_CREDENTIALS'")))
        .isEqualTo(new ErrorText(ErrorText.Shape.JSON_STRING, "INCORRECT_CREDENTIALS"));
    assertThat(ErrorText.of(ScriptedHttp.json(400, "{'detail':'no'}")))
        .isEqualTo(new ErrorText(ErrorText.Shape.DETAIL, "no"));
    assertThat(ErrorText.of(ScriptedHttp.json(400, "''")).shape()).isEqualTo(ErrorText.Shape.EMPTY);
    assertThat(ErrorText.of(new Received(500, Map.of(), "")).shape())
        .isEqualTo(ErrorText.Shape.EMPTY);
    assertThat(ErrorText.of(new Received(500, Map.of("content-type", "text/html"), "<a>")))
        .isEqualTo(new ErrorText(ErrorText.Shape.HTML, ""));
    assertThat(
            ErrorText.of(
                ScriptedHttp.json(404, "{'resourceType':'OperationOutcome','issue':[{}]}")))
        .isEqualTo(new ErrorText(ErrorText.Shape.OPERATION_OUTCOME, ""));
    assertThat(ErrorText.of(ScriptedHttp.refusal(500, "a number")).toString())
        .doesNotContain("number");
  }
}
