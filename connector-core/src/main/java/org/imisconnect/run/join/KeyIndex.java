package org.imisconnect.run.join;

import java.util.Arrays;

/**
 * From a 64-bit key hash to numbers, several for one hash where need be. Open addressing over
 * primitive arrays; about 20 bytes an entry. One thread fills it; then any thread may read.
 */
final class KeyIndex {
  /** What {@link #first} and {@link #next} give at the end. */
  static final int NONE = -1;

  private long[] hashes;
  private int[] heads;
  private int[] tails;
  private long[] numbers;
  private int[] nexts;
  private int entries;
  private int used;

  KeyIndex(int expected) {
    int capacity = Integer.highestOneBit(Math.max(16, expected) * 2 - 1) * 2;
    hashes = new long[capacity];
    heads = new int[capacity];
    tails = new int[capacity];
    Arrays.fill(heads, NONE);
    numbers = new long[Math.max(16, expected)];
    nexts = new int[numbers.length];
  }

  void clear() {
    Arrays.fill(heads, NONE);
    entries = 0;
    used = 0;
  }

  int entries() {
    return entries;
  }

  /** Adds a number under a hash; numbers of one hash are given in the order they were added. */
  void add(long hash, long number) {
    if (used * 2 >= hashes.length) {
      grow();
    }
    if (entries == numbers.length) {
      numbers = Arrays.copyOf(numbers, entries * 2);
      nexts = Arrays.copyOf(nexts, entries * 2);
    }
    numbers[entries] = number;
    nexts[entries] = NONE;
    int slot = slot(hash);
    if (heads[slot] == NONE) {
      hashes[slot] = hash;
      heads[slot] = entries;
      used++;
    } else {
      nexts[tails[slot]] = entries;
    }
    tails[slot] = entries++;
  }

  /** The first entry of a hash, or {@link #NONE}. */
  int first(long hash) {
    return heads[slot(hash)];
  }

  /** The entry after one of the same hash, or {@link #NONE}. */
  int next(int entry) {
    return nexts[entry];
  }

  long number(int entry) {
    return numbers[entry];
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (heads[slot] != NONE && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldHeads = heads;
    int[] oldTails = tails;
    hashes = new long[oldHashes.length * 2];
    heads = new int[hashes.length];
    tails = new int[hashes.length];
    Arrays.fill(heads, NONE);
    for (int i = 0; i < oldHeads.length; i++) {
      if (oldHeads[i] != NONE) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        heads[slot] = oldHeads[i];
        tails[slot] = oldTails[i];
      }
    }
  }
}
