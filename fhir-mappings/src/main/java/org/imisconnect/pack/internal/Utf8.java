package org.imisconnect.pack.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Strict UTF-8: a byte that does not belong is an error, not a question mark. */
final class Utf8 {
  private Utf8() {}

  /** The text without a byte order mark; empty where the bytes are not UTF-8. */
  static Optional<String> decode(byte[] bytes) {
    int start = hasMark(bytes) ? 3 : 0;
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, start, bytes.length - start);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(rest).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Index of the first byte that does not belong; the length where all do. */
  static int firstBad(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(in, out, true);
    return in.position();
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
