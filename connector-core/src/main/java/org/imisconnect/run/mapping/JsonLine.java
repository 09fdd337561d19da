package org.imisconnect.run.mapping;

import java.nio.charset.StandardCharsets;
import org.imisconnect.value.Output;

/**
 * Writes small flat JSON objects, one a line, without loading a JSON library: findings, trace and
 * run.json are written on every run, and a cold start counts. One thread.
 */
final class JsonLine {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private final Output out;
  private boolean first = true;

  JsonLine(Output out) {
    this.out = out;
  }

  JsonLine open(char bracket) {
    separate();
    out.write((byte) bracket);
    first = true;
    return this;
  }

  JsonLine close(char bracket) {
    out.write((byte) bracket);
    first = false;
    return this;
  }

  /** Ends the line. */
  void end() {
    out.write((byte) '\n');
    first = true;
  }

  JsonLine name(String name) {
    separate();
    quoted(name);
    out.write((byte) ':');
    first = true;
    return this;
  }

  JsonLine text(String value) {
    separate();
    quoted(value);
    return this;
  }

  /** A number from zero. */
  JsonLine number(long value) {
    separate();
    plain(value);
    return this;
  }

  /** A number from zero and nothing else. */
  void plain(long value) {
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    byte[] target = out.reserve(digits);
    long rest = value;
    for (int at = out.size + digits - 1; at >= out.size; at--) {
      target[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    out.size += digits;
  }

  /** A number as it stands, such as an exact sum. */
  JsonLine raw(String value) {
    separate();
    out.writeAscii(value);
    return this;
  }

  /** Sixteen hexadecimal digits in quotes. */
  JsonLine hex(long value) {
    separate();
    out.write((byte) '"');
    digits(value);
    out.write((byte) '"');
    return this;
  }

  /** Sixteen hexadecimal digits and nothing else. */
  void digits(long value) {
    byte[] target = out.reserve(16);
    int at = out.size;
    for (int shift = 60; shift >= 0; shift -= 4) {
      target[at++] = HEX[(int) (value >>> shift) & 15];
    }
    out.size = at;
  }

  /** UTF-8 text in quotes. */
  JsonLine utf8(byte[] bytes, int from, int to) {
    separate();
    quoted(bytes, from, to);
    return this;
  }

  private void separate() {
    if (!first) {
      out.write((byte) ',');
    }
    first = false;
  }

  private void quoted(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    quoted(bytes, 0, bytes.length);
  }

  private void quoted(byte[] bytes, int from, int to) {
    out.write((byte) '"');
    int copied = from;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '"' || b == '\\' || (b >= 0 && b < 0x20)) {
        out.write(bytes, copied, i);
        escaped(b);
        copied = i + 1;
      }
    }
    out.write(bytes, copied, to);
    out.write((byte) '"');
  }

  private void escaped(byte b) {
    if (b == '"' || b == '\\') {
      out.write((byte) '\\');
      out.write(b);
    } else {
      out.writeAscii("\\u00");
      out.write(HEX[b >> 4]);
      out.write(HEX[b & 15]);
    }
  }
}
