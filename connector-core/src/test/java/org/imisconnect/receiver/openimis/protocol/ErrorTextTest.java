package org.imisconnect.receiver.openimis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.imisconnect.receiver.Http.Received;
import org.imisconnect.receiver.openimis.protocol.ErrorText.Shape;
import org.imisconnect.receiver.openimis.protocol.WriteVerdict.Meaning;
import org.junit.jupiter.api.Test;

/** The same refusal in every shape in which openIMIS writes one. */
class ErrorTextTest {
  private static final String WORDS = "Exists patient with following chfid";

  private static Received received(int status, String type, String body) {
    return new Received(status, Map.of("content-type", type), body);
  }

  private static void read(String body, Shape shape) {
    Received answer = received(500, "application/json", body);
    assertThat(ErrorText.of(answer)).isEqualTo(new ErrorText(shape, WORDS));
    assertThat(RefusalTexts.judge("Patient", answer, Release.R26_04).meaning())
        .isEqualTo(Meaning.EXISTS);
  }

  @Test
  void oneOutcomeWhateverTheShape() {
    read(
        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"details\":{\"text\":\""
            + WORDS
            + "\"}}]}",
        Shape.OPERATION_OUTCOME);
    read("{\"detail\":\"" + WORDS + "\"}", Shape.DETAIL);
    read("\"" + WORDS + "\"", Shape.JSON_STRING);
  }

  @Test
  void whatHasNoWordsProvesNothing() {
    Received html = received(500, "text/html", "<h1>" + WORDS + "</h1>");
    Received empty = received(500, "application/json", "");
    Received bare = received(500, "application/json", "{\"resourceType\":\"OperationOutcome\"}");
    Received broken = received(500, "application/json", "{\"detail\":");
    for (Received answer : new Received[] {html, empty, bare, broken}) {
      assertThat(RefusalTexts.judge("Patient", answer, Release.R26_04).meaning())
          .isEqualTo(Meaning.UNKNOWN);
    }
    assertThat(ErrorText.of(html).shape()).isEqualTo(Shape.HTML);
    assertThat(ErrorText.of(empty).shape()).isEqualTo(Shape.EMPTY);
  }

  @Test
  void onlyStatusesThatComeBeforeAnyHandlingProveARefusal() {
    for (int status : new int[] {400, 413, 422}) {
      assertThat(RefusalTexts.judge("Claim", received(status, "", ""), Release.R26_04).meaning())
          .isEqualTo(Meaning.REFUSED);
    }
    for (int status : new int[] {408, 425, 499}) {
      assertThat(RefusalTexts.judge("Claim", received(status, "", ""), Release.R26_04).meaning())
          .isEqualTo(Meaning.UNKNOWN);
    }
  }
}
