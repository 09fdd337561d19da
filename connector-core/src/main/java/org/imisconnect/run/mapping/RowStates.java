package org.imisconnect.run.mapping;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What became of every row of one record, by ordinal: two bits a row, and for rejected rows the
 * number of their list of finding codes, of which there are few. One thread.
 */
final class RowStates {
  private static final int SMALLEST = 1 << 8;

  private final BitSet used = new BitSet();
  private final BitSet rejected = new BitSet();
  private final List<List<String>> lists = new ArrayList<>();

  /** Open addressing: ordinal + 1 of a rejected row, 0 for none. */
  private int[] rows = new int[SMALLEST];

  private int[] numbers = new int[SMALLEST];
  private int size;

  void use(long ordinal) {
    used.set((int) ordinal);
  }

  void reject(long ordinal, List<String> because) {
    int row = (int) ordinal;
    if (!rejected.get(row)) {
      rejected.set(row);
      put(row + 1, number(because));
    }
  }

  boolean isUsed(long ordinal) {
    return used.get((int) ordinal);
  }

  boolean isRejected(long ordinal) {
    return rejected.get((int) ordinal);
  }

  /** Why a row was rejected; empty where it was not. */
  List<String> codes(long ordinal) {
    int slot = slot((int) ordinal + 1);
    return rows[slot] == 0 ? List.of() : lists.get(numbers[slot]);
  }

  boolean hasRejected() {
    return !rejected.isEmpty();
  }

  private int number(List<String> because) {
    int number = lists.indexOf(because);
    if (number >= 0) {
      return number;
    }
    lists.add(List.copyOf(because));
    return lists.size() - 1;
  }

  private void put(int row, int number) {
    if (size * 2 >= rows.length) {
      grow();
    }
    int slot = slot(row);
    rows[slot] = row;
    numbers[slot] = number;
    size++;
  }

  private int slot(int row) {
    int mask = rows.length - 1;
    int slot = ((row * 0x9E3779B9) >>> 7) & mask;
    while (rows[slot] != 0 && rows[slot] != row) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldRows = rows;
    int[] oldNumbers = numbers;
    rows = new int[oldRows.length * 2];
    numbers = new int[rows.length];
    for (int i = 0; i < oldRows.length; i++) {
      if (oldRows[i] != 0) {
        int slot = slot(oldRows[i]);
        rows[slot] = oldRows[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
