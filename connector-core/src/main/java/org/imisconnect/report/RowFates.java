package org.imisconnect.report;

import java.util.Arrays;
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
    rows[at] = (byte) ((rows[at] == 0 ? fate : FATES[rows[at] - 1].worse(fate)).ordinal() + 1);
  }

  /** Rows by record and fate. */
  Map<String, long[]> counts() {
    Map<String, long[]> counts = new HashMap<>();
    files.forEach(
        (name, rows) -> {
          String record = name.substring(0, name.indexOf('\n'));
          long[] sums = counts.computeIfAbsent(record, r -> new long[FATES.length]);
          for (byte row : rows) {
            if (row != 0) {
              sums[row - 1]++;
            }
          }
        });
    return counts;
  }
}
