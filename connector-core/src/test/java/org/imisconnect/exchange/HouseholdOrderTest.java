package org.imisconnect.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests of one household never cross: a server that is asked twice at once stores twice. */
class HouseholdOrderTest {
  @TempDir Path folder;

  @Test
  void oneHouseholdHasOneWriteUnderWayAndHouseholdsGoSideBySide() {
    ExchangeBench bench = new ExchangeBench(folder, MappedFolder.households(4, 5));
    Map<String, String> household = new HashMap<>();
    for (int h = 1; h <= 4; h++) {
      for (int m = 1; m <= 5; m++) {
        household.put(MappedFolder.id("Patient", "H" + h + "M" + m), "H" + h);
      }
    }
    Map<String, Integer> underWay = new HashMap<>();
    int[] most = {0};
    bench.listener =
        (point, type, id) -> {
          String lane = household.getOrDefault(id, "");
          if (lane.isEmpty()) {
            return;
          }
          if (point == DispatchPoint.AFTER_INTENT) {
            assertThat(underWay.merge(lane, 1, Integer::sum)).describedAs(lane).isEqualTo(1);
            most[0] =
                Math.max(most[0], underWay.values().stream().mapToInt(Integer::intValue).sum());
          } else if (point == DispatchPoint.AFTER_ANSWER_BEFORE_COMMIT) {
            underWay.merge(lane, -1, Integer::sum);
          }
        };
    bench.push();
    assertThat(bench.states()).containsEntry("Patient ACCEPTED", 20L);
    assertThat(most[0]).isGreaterThan(1);
  }
}
