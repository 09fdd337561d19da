package org.imisconnect.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
  private static final List<String> NAMES =
      List.of("birthDate", "gender", "name", "deceasedBoolean");

  @Test
  void findsASlip() {
    assertThat(DidYouMean.find("birthdate", NAMES)).contains("birthDate");
    assertThat(DidYouMean.find("gendre", NAMES)).contains("gender");
    assertThat(DidYouMean.find("nmae", NAMES)).contains("name");
    assertThat(DidYouMean.find("deceasedBolean", NAMES)).contains("deceasedBoolean");
  }

  @Test
  void keepsSilentWhereNothingIsNear() {
    assertThat(DidYouMean.find("address", NAMES)).isEmpty();
    assertThat(DidYouMean.find("xxxx", NAMES)).isEmpty();
    assertThat(DidYouMean.find("", List.of("ab"))).isEmpty();
    assertThat(DidYouMean.sentence("address", NAMES)).isEmpty();
  }

  @Test
  void asksInOneSentence() {
    assertThat(DidYouMean.sentence("birthdate", NAMES)).isEqualTo("Did you mean `birthDate`?");
  }

  @Test
  void theNearestWinsAndTheFirstOfEquals() {
    assertThat(DidYouMean.find("cade", List.of("case", "code", "cad"))).contains("case");
    assertThat(DidYouMean.find("claims", List.of("climbs", "claim"))).contains("claim");
  }
}
