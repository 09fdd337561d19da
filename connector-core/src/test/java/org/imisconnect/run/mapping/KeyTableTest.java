package org.imisconnect.run.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTableTest {
  @TempDir Path folder;

  /** Segments shorter than a block of a segment, as long, and of several blocks. */
  @ParameterizedTest
  @ValueSource(ints = {100, 512, 1_300})
  void everyKeyIsFoundAgainWhetherInMemoryOrOnDisk(int limit) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    Map<Long, Long> seen = new HashMap<>();
    try (KeyTable table = new KeyTable(folder, "Patient", limit)) {
      for (long line = 1; line <= 5_000; line++) {
        long hash = random.nextInt(6_000) * 0x9E3779B97F4A7C15L;
        assertThat(table.lineOf(hash)).isEqualTo(seen.getOrDefault(hash, 0L));
        if (seen.putIfAbsent(hash, line) == null) {
          table.add(hash, line);
        }
        if (line % 1_000 == 0) {
          table.rest();
          table.wake();
        }
      }
      assertThat(folder).isNotEmptyDirectory();
    }
    assertThat(folder).isEmptyDirectory();
  }
}
