package org.imisconnect.source.delimited;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A text file as UTF-8 bytes, whatever it is written in. A byte-order mark says more than the
 * settings: it decides the character set, and is dropped. What cannot be decoded becomes the byte
 * {@code FF}, which no UTF-8 text holds, so that the row in which it stands is found to be invalid
 * later instead of being repaired in silence. One thread.
 */
final class TextFeed implements Closeable {
  private static final int MARK = 4;
  private final InputStream in;
  private final byte[] begin = new byte[MARK];
  private final Charset charset;
  private final boolean marked;
  private final Transcoder transcoder;
  private int beginAt;
  private int beginEnd;

  TextFeed(InputStream in, Charset declared) throws IOException {
    this.in = in;
    beginEnd = in.readNBytes(begin, 0, MARK);
    Charset found = declared;
    if (starts(0xEF, 0xBB, 0xBF)) {
      found = StandardCharsets.UTF_8;
      beginAt = 3;
    } else if (starts(0xFF, 0xFE, 0, 0)) {
      found = Charset.forName("UTF-32LE");
      beginAt = 4;
    } else if (starts(0xFF, 0xFE)) {
      found = StandardCharsets.UTF_16LE;
      beginAt = 2;
    } else if (starts(0xFE, 0xFF)) {
      found = StandardCharsets.UTF_16BE;
      beginAt = 2;
    }
    charset = found;
    marked = beginAt > 0;
    transcoder = new Transcoder(found, this::readRaw);
  }

  /** What the file is written in. */
  Charset charset() {
    return charset;
  }

  /** Whether it begins with a byte-order mark. */
  boolean marked() {
    return marked;
  }

  /** Fills a part of an array with UTF-8; returns the number of bytes, or -1 at the end. */
  int read(byte[] into, int from, int length) throws IOException {
    return charset.equals(StandardCharsets.UTF_8)
        ? readRaw(into, from, length)
        : transcoder.read(into, from, length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int readRaw(byte[] into, int from, int length) throws IOException {
    if (beginAt < beginEnd) {
      int count = Math.min(length, beginEnd - beginAt);
      System.arraycopy(begin, beginAt, into, from, count);
      beginAt += count;
      return count;
    }
    return in.read(into, from, length);
  }

  private boolean starts(int... mark) {
    if (beginEnd < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((begin[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
