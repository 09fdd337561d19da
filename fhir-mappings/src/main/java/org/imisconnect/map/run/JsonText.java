package org.imisconnect.map.run;

import java.nio.charset.StandardCharsets;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** JSON strings as HAPI's encoder writes them. */
public final class JsonText {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private JsonText() {}

  /** A constant as a JSON string, quotes included. */
  public static byte[] quoted(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Output out = new Output(bytes.length + 16);
    out.write((byte) '"');
    escape(bytes, 0, bytes.length, out);
    out.write((byte) '"');
    return java.util.Arrays.copyOf(out.bytes, out.size);
  }

  /**
   * Appends a text as a JSON string.
   *
   * @return ABSENT where it is blank, INVALID where it is not UTF-8; then nothing was appended
   */
  static Result write(Text text, Output out) {
    byte[] bytes = text.bytes;
    int end = text.end;
    int at = text.start;
    while (at < end && isPlain(bytes[at])) {
      at++;
    }
    if (bytes[text.start] <= ' ' || at < end) {
      // Rare enough to look twice: what HAPI takes for blank is not there, and half a character is
      // no text at all.
      if (isBlank(text)) {
        return Result.ABSENT;
      }
      if (!isUtf8(text)) {
        return Result.INVALID;
      }
    }
    byte[] target = out.reserve(end - text.start + 2);
    target[out.size++] = '"';
    System.arraycopy(bytes, text.start, target, out.size, at - text.start);
    out.size += at - text.start;
    if (at < end) {
      escape(bytes, at, end, out);
    }
    out.write((byte) '"');
    return Result.VALUE;
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  private static void escape(byte[] bytes, int start, int end, Output out) {
    int copied = start;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b >= 0 && !isPlain(b)) {
        out.write(bytes, copied, i);
        copied = i + 1;
        escape(b, out);
      }
    }
    out.write(bytes, copied, end);
  }

  private static void escape(byte b, Output out) {
    out.write((byte) '\\');
    switch (b) {
      case '"', '\\' -> out.write(b);
      case '\b' -> out.write((byte) 'b');
      case '\t' -> out.write((byte) 't');
      case '\n' -> out.write((byte) 'n');
      case '\f' -> out.write((byte) 'f');
      case '\r' -> out.write((byte) 'r');
      default -> {
        out.writeAscii("u00");
        out.write(HEX[b >> 4]);
        out.write(HEX[b & 0xF]);
      }
    }
  }

  /** Whether it is white space only, as {@link Character#isWhitespace} has it. */
  static boolean isBlank(Text text) {
    for (int i = text.start; i < text.end; i++) {
      byte b = text.bytes[i];
      if (b < 0) {
        if (isSurelyInk(b, i + 1 < text.end ? text.bytes[i + 1] : (byte) 0)) {
          return false;
        }
        return new String(text.bytes, i, text.end - i, StandardCharsets.UTF_8).isBlank();
      }
      if (!Character.isWhitespace(b)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a character that begins so is no white space: spares decoding native scripts. */
  private static boolean isSurelyInk(byte lead, byte second) {
    return switch (lead & 0xFF) {
      case 0xE1 -> second != (byte) 0x9A;
      case 0xE2 -> second != (byte) 0x80 && second != (byte) 0x81;
      case 0xE3 -> second != (byte) 0x80;
      default -> true;
    };
  }

  /** Whether it is well-formed: no lone surrogate, no overlong form, nothing cut off. */
  static boolean isUtf8(Text text) {
    byte[] bytes = text.bytes;
    int i = text.start;
    while (i < text.end) {
      int more = follow(bytes[i]);
      if (more < 0 || i + more >= text.end) {
        return false;
      }
      for (int j = 1; j <= more; j++) {
        if ((bytes[i + j] & 0xC0) != 0x80) {
          return false;
        }
      }
      if (more > 1 && !isSecondFitting(bytes[i], bytes[i + 1] & 0xFF)) {
        return false;
      }
      i += more + 1;
    }
    return true;
  }

  private static int follow(byte first) {
    int b = first & 0xFF;
    if (b < 0x80) {
      return 0;
    }
    if (b >= 0xC2 && b <= 0xDF) {
      return 1;
    }
    if (b >= 0xE0 && b <= 0xEF) {
      return 2;
    }
    return b >= 0xF0 && b <= 0xF4 ? 3 : -1;
  }

  private static boolean isSecondFitting(byte first, int second) {
    return switch (first & 0xFF) {
      case 0xE0 -> second >= 0xA0;
      case 0xED -> second < 0xA0;
      case 0xF0 -> second >= 0x90;
      case 0xF4 -> second < 0x90;
      default -> true;
    };
  }
}
