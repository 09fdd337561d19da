package org.imisconnect.run.mapping;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of every row of one record, by ordinal: two bits a row, and finding codes for
 * rejected rows only. One thread.
 */
final class RowStates {
  private final BitSet used = new BitSet();
  private final BitSet rejected = new BitSet();
  private final Map<Integer, List<String>> codes = new HashMap<>();

  void use(long ordinal) {
    used.set((int) ordinal);
  }

  void reject(long ordinal, List<String> because) {
    int row = (int) ordinal;
    if (!rejected.get(row)) {
      rejected.set(row);
      codes.put(row, because);
    }
  }

  boolean isUsed(long ordinal) {
    return used.get((int) ordinal);
  }

  boolean isRejected(long ordinal) {
    return rejected.get((int) ordinal);
  }

  List<String> codes(long ordinal) {
    return codes.getOrDefault((int) ordinal, List.of());
  }

  boolean hasRejected() {
    return !rejected.isEmpty();
  }
}
