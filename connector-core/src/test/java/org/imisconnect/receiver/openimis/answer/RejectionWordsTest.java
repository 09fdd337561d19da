package org.imisconnect.receiver.openimis.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectionWordsTest {
  @Test
  void everyNumberThatOpenImisGivesHasItsOwnWords() {
    assertThat(IntStream.rangeClosed(-2, 21).filter(number -> number != 0 && number != 18))
        .allSatisfy(number -> assertThat(words(number)).contains(" "));
    assertThat(IntStream.rangeClosed(-2, 21).mapToObj(RejectionWordsTest::words).distinct())
        .hasSize(23);
  }

  @Test
  void aNumberThatIsNotKnownSaysNothing() {
    assertThat(words(0)).isEmpty();
    assertThat(words(99)).isEmpty();
  }

  private static String words(int number) {
    return RejectionWords.of(Integer.toString(number));
  }
}
