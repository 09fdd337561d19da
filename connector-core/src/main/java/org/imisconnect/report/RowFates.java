package org.imisconnect.report;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What came of each used row, a byte a row. One thread. */
final class RowFates {
  private static final Fate[] FATES = Fate.values();
  private final Map<String, byte[]> files = new HashMap<>();

  /** Notes what came of a resource that a row went into. */
  void note(String record, String file, long line, Fate fate) {
    String name = record + '\n' + file;
    byte[] rows = files.getOrDefault(name, new byte[0]);
    int at = Math.toIntExact(line);
    if (at >= rows.length) {
      rows = Arrays.copyOf(rows, Math.max(at + 1, rows.length * 2));
    }
    files.put(name, rows);
    rows[at] = (rows[at] == 0 ? fate : FATES[rows[at] - 1].worse(fate)).number();
  }

  /** Rows by fate. */
  Map<Fate, Long> counts() {
    long[] sums = new long[FATES.length];
    for (byte[] rows : files.values()) {
      for (byte row : rows) {
        if (row != 0) {
          sums[row - 1]++;
        }
      }
    }
    Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    for (int i = 0; i < FATES.length; i++) {
      if (sums[i] > 0) {
        counts.put(FATES[i], sums[i]);
      }
    }
    return counts;
  }
}
