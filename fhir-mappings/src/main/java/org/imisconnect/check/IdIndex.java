package org.imisconnect.check;

import java.nio.charset.StandardCharsets;
import org.imisconnect.map.KeyParts;

/** Hashes of {@code Type/id} of every resource that is checked; 8 bytes each. One thread. */
final class IdIndex {
  private long[] hashes = new long[1 << 12];
  private int size;

  /** Adds a resource; false where it was there already. */
  boolean add(String typeAndId) {
    if (size * 2 >= hashes.length) {
      grow();
    }
    long hash = hash(typeAndId);
    int slot = slot(hash);
    if (hashes[slot] == hash) {
      return false;
    }
    hashes[slot] = hash;
    size++;
    return true;
  }

  boolean contains(String typeAndId) {
    long hash = hash(typeAndId);
    return hashes[slot(hash)] == hash;
  }

  private static long hash(String typeAndId) {
    byte[] bytes = typeAndId.getBytes(StandardCharsets.UTF_8);
    long hash = KeyParts.hash(bytes, 0, bytes.length);
    return hash == 0 ? 1 : hash;
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = hashes;
    hashes = new long[old.length * 2];
    for (long hash : old) {
      if (hash != 0) {
        hashes[slot(hash)] = hash;
      }
    }
  }
}
