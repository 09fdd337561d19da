package org.imisconnect.receiver.openimis.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Answer.Decision;
import org.imisconnect.receiver.openimis.Recordings;
import org.imisconnect.receiver.openimis.protocol.Json;
import org.junit.jupiter.api.Test;

class ClaimDecisionTest {
  private static final String IDS =
      "'identifier':[{'type':{'coding':[{'code':'UUID'}]},'value':'765396DC-657a-4f3f-af94-de6e78d27b63'},"
          + "{'type':{'coding':[{'code':'Code'}]},'value':'HIS-1'}],'outcome':'complete'";

  private static String stage(int stage, String reason, String amount, String value) {
    return "{'category':{'coding':[{'code':'"
        + stage
        + "'}]},'reason':{'coding':[{'code':'"
        + reason
        + "'}]},'amount':{'value':"
        + amount
        + ",'currency':'$'},'value':"
        + value
        + "}";
  }

  private static String line(String type, String code, String... stages) {
    return "{'itemSequence':1,'extension':[{'url':'x/claim-item-reference','valueReference':{'reference':'"
        + type
        + "/u','display':'"
        + code
        + "'}}],'adjudication':["
        + String.join(",", stages)
        + "]}";
  }

  private static Answer read(String lines, String totals) {
    String json = "{" + IDS + ",'item':[" + lines + "]" + totals + "}";
    JsonNode node = Json.parse(json.replace('\'', '"')).orElseThrow();
    return ClaimDecision.read(node, "LAK").orElseThrow();
  }

  private static String totals(int... stages) {
    List<String> totals = new ArrayList<>();
    for (int stage : stages) {
      totals.add("{'category':{'coding':[{'code':'" + stage + "'}]},'amount':{'value':520.0}}");
    }
    return ",'total':[" + String.join(",", totals) + "]";
  }

  private static Amount lak(String value) {
    return new Amount(new BigDecimal(value), "LAK");
  }

  private static void same(Amount amount, String value) {
    assertThat(amount.value()).isEqualByComparingTo(value);
    assertThat(amount.currency()).isEqualTo("LAK");
  }

  @Test
  void aClaimWhoseLinesAreAllRejectedAndThatHasNoTotalIsRejected() {
    Answer answer = read(line("Medication", "0001", stage(1, "2", "10.0", "2.0")), "");
    assertThat(answer.decision()).isEqualTo(Decision.REJECTED);
    assertThat(answer.reasons()).containsExactly("2");
    assertThat(answer.lastStage()).isTrue();
    same(answer.asked(), "20");
    same(answer.approved(), "0");
    assertThat(answer.remoteId()).isEqualTo("765396dc-657a-4f3f-af94-de6e78d27b63");
  }

  @Test
  void aCheckedClaimIsAcceptedAndNotYetAtItsEnd() {
    Answer answer =
        read(
            line("Medication", "0001", stage(2, "0", "10.0", "2.0"), stage(4, "0", "10.0", "2.0")),
            totals(2, 4));
    assertThat(answer.decision()).isEqualTo(Decision.ACCEPTED);
    assertThat(answer.stage()).isEqualTo("4");
    assertThat(answer.lastStage()).isFalse();
    same(answer.approved(), "20");
    assertThat(answer.lines().get(0).kind()).isEqualTo("item");
  }

  @Test
  void anEnteredClaimIsOpenAndApprovesNothing() {
    Answer answer = read(line("Medication", "1", stage(2, "0", "10", "2")), totals(2));
    assertThat(answer.decision()).isEqualTo(Decision.OPEN);
    assertThat(answer.approved()).isNull();
  }

  @Test
  void aRejectedLineInALivingClaimMakesItPartly() {
    Answer answer =
        read(
            line("Medication", "1", stage(2, "0", "10", "2"), stage(4, "0", "10", "2"))
                + ","
                + line("ActivityDefinition", "A1", stage(1, "4", "400", "1")),
            totals(2, 4));
    assertThat(answer.decision()).isEqualTo(Decision.PARTLY);
    Answer.Line rejected = answer.lines().get(1);
    assertThat(rejected.decision()).isEqualTo(Decision.REJECTED);
    assertThat(rejected.reasons()).containsExactly("4");
    same(answer.asked(), "420");
    same(answer.approved(), "20");
  }

  @Test
  void aValuatedLineTotalIsNotMultipliedAgainAndTheServersTotalIsKeptRaw() {
    Answer answer =
        read(
            line("Medication", "1", stage(2, "0", "130", "2"), stage(16, "0", "260", "2")),
            totals(2, 16));
    assertThat(answer.lastStage()).isTrue();
    assertThat(answer.decision()).isEqualTo(Decision.ACCEPTED);
    assertThat(answer.approved()).isEqualTo(lak("260"));
    assertThat(answer.raw()).containsEntry("total.16", "520.0");
    assertThat(answer.lines().get(0).raw()).containsEntry("stage.16", "260");
  }

  @Test
  void lessThanAskedIsPartly() {
    Answer answer =
        read(
            line("Medication", "1", stage(2, "0", "10", "5"), stage(4, "0", "10", "1")),
            totals(2, 4));
    assertThat(answer.decision()).isEqualTo(Decision.PARTLY);
    assertThat(answer.lines().get(0).decision()).isEqualTo(Decision.PARTLY);
  }

  @Test
  void whatIsNoResponseOfAClaimIsNoAnswer() {
    assertThat(ClaimDecision.read(Json.parse("{}").orElseThrow(), "LAK")).isEmpty();
  }

  @Test
  void recordedAnswersAreReadAsTheirNotesSay() {
    String build = "openimis-26.04";
    assertThat(recorded(build, "flow-19-create-claim").decision()).isEqualTo(Decision.ACCEPTED);
    assertThat(recorded(build, "state-entered").decision()).isEqualTo(Decision.OPEN);
    Answer valuated = recorded(build, "state-valuated");
    assertThat(valuated.stage()).isEqualTo("16");
    assertThat(valuated.lastStage()).isTrue();
    Answer foreign = recorded(build, "claim-not-in-pricelist");
    assertThat(foreign.decision()).isEqualTo(Decision.REJECTED);
    assertThat(foreign.reasons()).contains("2");
    assertThat(recorded(build, "claim-no-policy").reasons()).containsExactly("7");
    Answer lowered = recorded(build, "claim-quantity-over-limit");
    assertThat(lowered.decision()).isEqualTo(Decision.ACCEPTED);
    assertThat(lowered.asked().value())
        .describedAs("the server lowers a quantity above its limit, the asked one too")
        .isEqualByComparingTo("440");
  }

  private static Answer recorded(String build, String name) {
    return ClaimDecision.read(Recordings.get(build, name).body(), "USD").orElseThrow();
  }
}
