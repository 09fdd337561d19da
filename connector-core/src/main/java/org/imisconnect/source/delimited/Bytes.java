package org.imisconnect.source.delimited;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes eight at a time. */
final class Bytes {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Bytes() {}

  /** A word that holds one byte eight times; a byte that no text holds matches nothing. */
  static long pattern(int b) {
    return (b & 0xFF) * ONES;
  }

  /** Index of the first line end or the given byte, or the end. */
  static int lineEndOr(byte[] bytes, int from, int end, long pattern) {
    int i = from;
    for (; i + 8 <= end; i += 8) {
      long word = (long) WORDS.get(bytes, i);
      long found = zeros(word ^ pattern) | zeros(word ^ 0x0A * ONES) | zeros(word ^ 0x0D * ONES);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    byte wanted = (byte) pattern;
    while (i < end && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  /** Index of the first line end, or the end. */
  static int lineEnd(byte[] bytes, int from, int end) {
    return lineEndOr(bytes, from, end, 0x0A * ONES);
  }

  /** Index of the first such byte, or the end. */
  static int find(byte[] bytes, int from, int end, long pattern) {
    int i = from;
    for (; i + 8 <= end; i += 8) {
      long found = zeros((long) WORDS.get(bytes, i) ^ pattern);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    byte wanted = (byte) pattern;
    while (i < end && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  /** Whether all is ASCII without NUL: the common case, in which nothing needs a closer look. */
  static boolean isPlain(byte[] bytes, int from, int end) {
    int i = from;
    for (; i + 8 <= end; i += 8) {
      long word = (long) WORDS.get(bytes, i);
      if (((word | zeros(word)) & HIGHS) != 0) {
        return false;
      }
    }
    while (i < end) {
      if (bytes[i++] <= 0) {
        return false;
      }
    }
    return true;
  }

  /** A high bit in each byte that is zero; above the first one they may be wrong. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }
}
