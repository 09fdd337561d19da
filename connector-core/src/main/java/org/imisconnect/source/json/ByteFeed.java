package org.imisconnect.source.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Bytes one by one, with the line they stand in. One thread. */
final class ByteFeed implements Closeable {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private long line = 1;

  ByteFeed(InputStream in) {
    this.in = in;
  }

  /** The next byte without taking it, or -1 at the end. */
  int peek() throws IOException {
    if (at == end) {
      end = Math.max(in.read(buffer), 0);
      at = 0;
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at] & 0xFF;
  }

  /** Takes the byte that was seen last. */
  void take() {
    if (buffer[at++] == '\n') {
      line++;
    }
  }

  /** Line of the next byte. */
  long line() {
    return line;
  }

  /** Takes white space. */
  void blanks() throws IOException {
    for (int b = peek(); b == ' ' || b == '\n' || b == '\r' || b == '\t'; b = peek()) {
      take();
    }
  }

  /** Takes a number of bytes, or all there are. */
  void skip(long count) throws IOException {
    for (long i = 0; i < count && peek() >= 0; i++) {
      take();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
