package org.imisconnect.value;

import java.util.Arrays;

/** A growing buffer of bytes that functions and the mapping write to. One thread. */
public final class Output {
  /** The bytes written so far, up to {@link #size}. */
  public byte[] bytes;

  public int size;

  public Output(int capacity) {
    bytes = new byte[capacity];
  }

  /** Makes room for more bytes and returns the array, which may be a new one. */
  public byte[] reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
    return bytes;
  }

  public void write(byte b) {
    reserve(1)[size++] = b;
  }

  public void write(byte[] source) {
    write(source, 0, source.length);
  }

  public void write(byte[] source, int from, int to) {
    System.arraycopy(source, from, reserve(to - from), size, to - from);
    size += to - from;
  }

  public void write(Text text) {
    write(text.bytes, text.start, text.end);
  }

  /** Appends characters below 128 only. */
  public void writeAscii(String text) {
    byte[] target = reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      target[size++] = (byte) text.charAt(i);
    }
  }
}
