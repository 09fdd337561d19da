package org.imisconnect.run.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowStatesTest {
  private static final List<List<String>> LISTS =
      List.of(List.of("VALUE_MISSING"), List.of("DATE_FORMAT"), List.of("DATE_FORMAT", "NO_CODE"));

  @Test
  void givesTheCodesOfEachRejectedRowAndNoneOfOthers() {
    SplittableRandom random = new SplittableRandom(11);
    RowStates states = new RowStates();
    Map<Integer, List<String>> expected = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      int row = random.nextInt(100_000);
      List<String> codes = LISTS.get(random.nextInt(LISTS.size()));
      states.reject(row, codes);
      expected.putIfAbsent(row, codes);
    }
    for (int row = 0; row < 100_000; row++) {
      assertThat(states.codes(row)).isEqualTo(expected.getOrDefault(row, List.of()));
      assertThat(states.isRejected(row)).isEqualTo(expected.containsKey(row));
    }
  }

  @Test
  void keepsTheFirstReasonOfARowAndItsOrdinalZero() {
    RowStates states = new RowStates();
    assertThat(states.hasRejected()).isFalse();
    states.reject(0, LISTS.get(0));
    states.reject(0, LISTS.get(1));
    assertThat(states.codes(0)).isEqualTo(LISTS.get(0));
    assertThat(states.codes(1)).isEmpty();
  }
}
