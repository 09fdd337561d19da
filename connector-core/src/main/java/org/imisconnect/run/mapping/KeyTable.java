package org.imisconnect.run.mapping;

/**
 * Hashes of business keys seen so far, each with the line where it was seen first: finds a key that
 * comes twice. Twelve bytes a key at most three quarters full. One thread.
 */
final class KeyTable {
  private long[] hashes = new long[1 << 12];
  private int[] lines = new int[1 << 12];
  private int size;

  /** Line where a key was seen, or 0. */
  long lineOf(long hash) {
    return lines[slot(nonZero(hash))];
  }

  void add(long hash, long line) {
    if (size * 4L >= hashes.length * 3L) {
      grow();
    }
    long key = nonZero(hash);
    int slot = slot(key);
    if (hashes[slot] == 0) {
      hashes[slot] = key;
      lines[slot] = (int) Math.max(1, Math.min(line, Integer.MAX_VALUE));
      size++;
    }
  }

  private static long nonZero(long hash) {
    return hash == 0 ? 1 : hash;
  }

  private int slot(long key) {
    int mask = hashes.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (hashes[slot] != 0 && hashes[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldLines = lines;
    hashes = new long[oldHashes.length * 2];
    lines = new int[hashes.length];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        lines[slot] = oldLines[i];
      }
    }
  }
}
