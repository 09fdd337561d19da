package org.imisconnect.value;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over bytes, reused without allocating. One thread. */
public final class Sha256 {
  /** Bytes of a digest. */
  public static final int LENGTH = 32;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }

  /** Takes in more bytes. */
  public void update(byte[] bytes, int start, int end) {
    digest.update(bytes, start, end - start);
  }

  /** Writes the 32 bytes of the digest into a target and begins anew. */
  public void finish(byte[] target, int at) {
    try {
      digest.digest(target, at, LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException("no room for a digest", e);
    }
  }

  /** The digest as 64 lower-case hexadecimal digits; begins anew. */
  public String finishHex() {
    byte[] bytes = new byte[LENGTH];
    finish(bytes, 0);
    byte[] text = new byte[2 * LENGTH];
    hex(bytes, 0, LENGTH, text, 0);
    return new String(text, StandardCharsets.US_ASCII);
  }

  /** Writes bytes as lower-case hexadecimal digits and returns the index after them. */
  public static int hex(byte[] bytes, int start, int end, byte[] target, int at) {
    int to = at;
    for (int i = start; i < end; i++) {
      target[to++] = HEX[(bytes[i] >> 4) & 0xF];
      target[to++] = HEX[bytes[i] & 0xF];
    }
    return to;
  }
}
