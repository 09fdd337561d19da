package org.imisconnect.map;

import org.imisconnect.value.Output;

/**
 * The one way to write the parts of a key: each with its length before it, so none can run over.
 */
public final class KeyParts {
  private KeyParts() {}

  /** Appends a part: its length in bytes as decimal digits, a colon, its bytes. */
  public static void append(Output key, byte[] bytes, int start, int end) {
    appendLength(key, end - start);
    key.write(bytes, start, end);
  }

  private static void appendLength(Output key, int length) {
    int divisor = 1;
    while (length / divisor >= 10) {
      divisor *= 10;
    }
    for (; divisor > 0; divisor /= 10) {
      key.write((byte) ('0' + length / divisor % 10));
    }
    key.write((byte) ':');
  }

  /** A 64-bit hash of bytes, well mixed; equal bytes give equal hashes on every machine. */
  public static long hash(byte[] bytes, int start, int end) {
    long hash = 0x9E3779B97F4A7C15L ^ (end - start);
    int i = start;
    for (; i + 8 <= end; i += 8) {
      long word = 0;
      for (int j = 0; j < 8; j++) {
        word |= (bytes[i + j] & 0xFFL) << (8 * j);
      }
      hash = mix(hash ^ word);
    }
    long rest = 0;
    for (int j = 0; i < end; i++, j += 8) {
      rest |= (bytes[i] & 0xFFL) << j;
    }
    return mix(hash ^ rest);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 32);
  }
}
