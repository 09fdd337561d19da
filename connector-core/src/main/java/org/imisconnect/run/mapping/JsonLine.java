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

  JsonLine number(long value) {
    separate();
    out.writeAscii(Long.toString(value));
    return this;
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
    for (int shift = 60; shift >= 0; shift -= 4) {
      out.write(HEX[(int) (value >>> shift) & 15]);
    }
    out.write((byte) '"');
    return this;
  }

  /** UTF-8 text in quotes. */
  JsonLine utf8(byte[] bytes, int from, int to) {
    separate();
    out.write((byte) '"');
    for (int i = from; i < to; i++) {
      escaped(bytes[i]);
    }
    out.write((byte) '"');
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
    out.write((byte) '"');
    for (byte b : bytes) {
      escaped(b);
    }
    out.write((byte) '"');
  }

  private void escaped(byte b) {
    if (b == '"' || b == '\\') {
      out.write((byte) '\\');
      out.write(b);
    } else if (b >= 0 && b < 0x20) {
      out.writeAscii("\\u00");
      out.write(HEX[b >> 4]);
      out.write(HEX[b & 15]);
    } else {
      out.write(b);
    }
  }
}
