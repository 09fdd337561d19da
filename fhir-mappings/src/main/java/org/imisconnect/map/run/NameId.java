package org.imisconnect.map.run;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.imisconnect.value.Output;

/** Writes ids: UUIDs of version 5 (RFC 4122) from a namespace and a name. One thread. */
public final class NameId {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String URL_NAMESPACE = "6ba7b8119dad11d180b400c04fd430c8";
  private final MessageDigest sha1;
  private final byte[] digest = new byte[20];

  public NameId() {
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /** The namespace of a scheme: the UUIDv5 of its URI in the namespace of URLs, as 16 bytes. */
  public static byte[] namespace(String schemeUri) {
    NameId ids = new NameId();
    byte[] url = new byte[16];
    for (int i = 0; i < 16; i++) {
      url[i] = (byte) Integer.parseInt(URL_NAMESPACE.substring(2 * i, 2 * i + 2), 16);
    }
    byte[] name = schemeUri.getBytes(StandardCharsets.UTF_8);
    ids.hash(url, name, 0, name.length);
    byte[] namespace = new byte[16];
    System.arraycopy(ids.digest, 0, namespace, 0, 16);
    namespace[6] = (byte) (namespace[6] & 0x0F | 0x50);
    namespace[8] = (byte) (namespace[8] & 0x3F | 0x80);
    return namespace;
  }

  /** Hashes a name; {@link #write} and {@link #keyHash} then tell of it. */
  public void hash(byte[] namespace, byte[] name, int from, int to) {
    sha1.update(namespace, 0, 16);
    sha1.update(name, from, to - from);
    try {
      sha1.digest(digest, 0, 20);
    } catch (DigestException e) {
      throw new IllegalStateException("20 bytes hold a SHA-1", e);
    }
  }

  /** Appends the 36 characters of the id. */
  public void write(Output out) {
    byte[] target = out.reserve(36);
    int at = out.size;
    for (int i = 0; i < 16; i++) {
      int b = digest[i];
      if (i == 6) {
        b = b & 0x0F | 0x50;
      } else if (i == 8) {
        b = b & 0x3F | 0x80;
      }
      if (i == 4 || i == 6 || i == 8 || i == 10) {
        target[at++] = '-';
      }
      target[at++] = HEX[b >> 4 & 0xF];
      target[at++] = HEX[b & 0xF];
    }
    out.size = at;
  }

  /** First 64 bits of the hash. */
  public long keyHash() {
    long hash = 0;
    for (int i = 0; i < 8; i++) {
      hash = hash << 8 | digest[i] & 0xFF;
    }
    return hash;
  }
}
