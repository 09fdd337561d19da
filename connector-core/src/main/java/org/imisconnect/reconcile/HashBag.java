package org.imisconnect.reconcile;

/**
 * A multiset of 64-bit hashes as count and sum: two bags with the same hashes, in any order, are
 * equal. One thread.
 */
final class HashBag {
  private long count;
  private long sum;

  void add(long hash) {
    count++;
    sum += mix(hash);
  }

  long count() {
    return count;
  }

  boolean sameAs(HashBag other) {
    return count == other.count && sum == other.sum;
  }

  private static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
