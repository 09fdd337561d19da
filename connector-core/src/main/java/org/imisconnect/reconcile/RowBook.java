package org.imisconnect.reconcile;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.imisconnect.reconcile.TraceEntry.RowMark;

/** What the artefacts say of the rows of one record: one class a row, and the bag of all hashes. */
final class RowBook {
  static final String USED = "used";
  static final String FILTERED = "filtered";
  static final String REJECTED = "rejected";
  static final String ORPHANED = "orphaned";

  private final Map<String, Map<String, BitSet>> linesByClass = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final HashBag bag = new HashBag();

  /** Notes a row once, however many resources it went into. */
  void note(RowMark row, String rowClass) {
    BitSet lines =
        linesByClass
            .computeIfAbsent(rowClass, c -> new HashMap<>())
            .computeIfAbsent(row.file(), f -> new BitSet());
    int line = Math.toIntExact(row.line());
    if (!lines.get(line)) {
      lines.set(line);
      counts.merge(rowClass, 1L, Long::sum);
      bag.add(row.hash());
    }
  }

  long count(String rowClass) {
    return counts.getOrDefault(rowClass, 0L);
  }

  HashBag bag() {
    return bag;
  }

  /** The class of the row that the run saw at a line; empty where it saw none. */
  String classOf(String file, long line) {
    for (String rowClass : new String[] {USED, FILTERED, REJECTED, ORPHANED}) {
      BitSet lines = linesByClass.getOrDefault(rowClass, Map.of()).get(file);
      if (lines != null && lines.get(Math.toIntExact(line))) {
        return rowClass;
      }
    }
    return "";
  }
}
