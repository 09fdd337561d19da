package org.imisconnect.value;

/**
 * A slice of UTF-8 text that a function reads. Mutable and reused; one thread. A function must not
 * keep it.
 */
public final class Text {
  /** The array that holds the text, between {@link #start} and {@link #end}. */
  public byte[] bytes = {};

  public int start;
  public int end;

  /** Points at other bytes. */
  public void set(byte[] source, int from, int to) {
    bytes = source;
    start = from;
    end = to;
  }

  public int length() {
    return end - start;
  }

  /** The byte at an index from the start. */
  public byte at(int index) {
    return bytes[start + index];
  }

  /** A string of the text: allocates, so for rare paths only; never for a message. */
  @Override
  public String toString() {
    return new String(bytes, start, end - start, java.nio.charset.StandardCharsets.UTF_8);
  }
}
