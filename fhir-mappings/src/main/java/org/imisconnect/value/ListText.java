package org.imisconnect.value;

/**
 * How a {@link Kind#LIST} stands in bytes: its parts one after the other, each with its length
 * before it as decimal digits and a colon ({@code 3:I105:E11.9}). An absent part has length 0 and
 * keeps its place, so that lists side by side stay in step.
 */
public final class ListText {
  private ListText() {}

  /** Appends a part; an absent one where {@code end} is not above {@code start}. */
  public static void append(Output out, byte[] bytes, int start, int end) {
    int length = Math.max(0, end - start);
    int divisor = 1;
    while (length / divisor >= 10) {
      divisor *= 10;
    }
    for (; divisor > 0; divisor /= 10) {
      out.write((byte) ('0' + length / divisor % 10));
    }
    out.write((byte) ':');
    out.write(bytes, start, start + length);
  }
}
