package org.imisconnect.run.mapping;

/**
 * Says of a key that it was surely not added, or may have been: 16 MB, wrong for about one in a
 * hundred at ten million keys. One thread.
 */
final class BloomFilter {
  private static final int BITS = 27;
  private static final int HASHES = 5;

  private final long[] words;

  BloomFilter() {
    words = new long[1 << (BITS - 6)];
  }

  private BloomFilter(long[] words) {
    this.words = words;
  }

  /** A filter that takes no memory and nothing in. */
  static BloomFilter none() {
    return new BloomFilter(new long[0]);
  }

  boolean isNone() {
    return words.length == 0;
  }

  void add(long key) {
    for (int i = 0; i < HASHES; i++) {
      int bit = bit(key, i);
      words[bit >>> 6] |= 1L << bit;
    }
  }

  boolean mayContain(long key) {
    for (int i = 0; i < HASHES; i++) {
      int bit = bit(key, i);
      if ((words[bit >>> 6] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Key hashes are well mixed, so two halves make as many hashes as wanted. */
  private static int bit(long key, int i) {
    return (int) (key + i * (key >>> 32 | 1)) & ((1 << BITS) - 1);
  }
}
