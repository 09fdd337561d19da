package org.imisconnect.source.delimited;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes of one character set into UTF-8; bytes that mean nothing in it become {@code FF}. One
 * thread.
 */
final class Transcoder {
  /** Where the bytes come from. */
  @FunctionalInterface
  interface Bytes {
    int read(byte[] into, int from, int length) throws IOException;
  }

  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final Bytes in;
  private final ByteBuffer raw = ByteBuffer.allocate(1 << 15).flip();
  private final CharBuffer text = CharBuffer.allocate((1 << 15) + 16);
  private final ByteBuffer utf8 = ByteBuffer.allocate(1 << 17).flip();
  private boolean ended;

  Transcoder(Charset charset, Bytes in) {
    this.decoder = charset.newDecoder();
    this.in = in;
  }

  int read(byte[] into, int from, int length) throws IOException {
    while (!utf8.hasRemaining()) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, utf8.remaining());
    utf8.get(into, from, count);
    return count;
  }

  private void fill() throws IOException {
    raw.compact();
    int count = in.read(raw.array(), raw.position(), raw.remaining());
    ended = count < 0;
    raw.position(raw.position() + Math.max(count, 0)).flip();
    utf8.clear();
    CoderResult result = decode();
    while (result.isError()) {
      utf8.put((byte) 0xFF);
      raw.position(raw.position() + Math.min(result.length(), raw.remaining()));
      result = decode();
    }
    if (ended) {
      decoder.flush(text);
      encode();
    }
    utf8.flip();
  }

  private CoderResult decode() {
    CoderResult result = decoder.decode(raw, text, ended);
    encode();
    return result;
  }

  private void encode() {
    text.flip();
    CoderResult result = encoder.encode(text, utf8, ended);
    if (!result.isUnderflow()) {
      throw new IllegalStateException("decoded text does not fit into UTF-8: " + result);
    }
    text.compact();
  }
}
