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
        return i + first(found);
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

  /** Flag of {@link #survey}: there is a byte that is not ASCII, or a NUL. */
  static final int NOT_PLAIN = 1;

  /** Flag of {@link #survey}: the byte that was asked for is there. */
  static final int HAS = 2;

  /** What bytes hold, so that the common case needs no closer look. */
  static int survey(byte[] bytes, int from, int end, long pattern) {
    long notPlain = 0;
    long has = 0;
    int i = from;
    for (; i + 8 <= end; i += 8) {
      long word = (long) WORDS.get(bytes, i);
      notPlain |= word | zeros(word);
      has |= zeros(word ^ pattern);
    }
    for (; i < end; i++) {
      long word = (bytes[i] & 0xFF) * ONES;
      notPlain |= word | zeros(word);
      has |= zeros(word ^ pattern);
    }
    return ((notPlain & HIGHS) == 0 ? 0 : NOT_PLAIN) | (has == 0 ? 0 : HAS);
  }

  /** The place, 0 to 7, of the lowest byte that is marked by its high bit. */
  static int first(long found) {
    // Without an instruction for it, which the first compiler does not use.
    return (int) (((((found & -found) - 1) & ONES) * ONES) >>> 56) - 1;
  }

  /** The eight bytes at an index. */
  static long word(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  /** Whether a word is ASCII without NUL. */
  static boolean isPlain(long word) {
    return ((word | zeros(word)) & HIGHS) == 0;
  }

  /** A high bit in exactly each byte of a word that equals the pattern's. */
  static long matches(long word, long pattern) {
    long difference = word ^ pattern;
    return ~(((difference & ~HIGHS) + ~HIGHS) | difference | ~HIGHS);
  }

  /** A high bit in each byte that is zero; above the first one they may be wrong. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }
}
