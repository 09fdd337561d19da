package org.imisconnect.value;

import java.nio.charset.StandardCharsets;

/**
 * Version 5 UUIDs (RFC 9562) of names in one namespace, into bytes, without allocating. One thread.
 *
 * <pre>{@code
 * byte[] scheme = Uuid5.namespace("https://example.org/id/la/nhi");
 * new Uuid5(scheme).write(name, 0, name.length, id, 0);
 * }</pre>
 */
public final class Uuid5 {
  /** Characters of a UUID. */
  public static final int LENGTH = 36;

  private static final byte[] URL = bytes(0x6ba7b811_9dad_11d1L, 0x80b4_00c04fd430c8L);

  private final byte[] namespace;
  private final byte[] hash = new byte[20];
  private final Sha1 sha1 = new Sha1();

  /**
   * UUIDs in a namespace.
   *
   * @param namespace the 16 bytes of a UUID
   */
  public Uuid5(byte[] namespace) {
    if (namespace.length != 16) {
      throw new IllegalArgumentException("a namespace has 16 bytes");
    }
    this.namespace = namespace.clone();
  }

  /** The 16 bytes of the UUID of a URL, to be used as a namespace. */
  public static byte[] namespace(String url) {
    byte[] name = url.getBytes(StandardCharsets.UTF_8);
    Uuid5 urls = new Uuid5(URL);
    urls.hash(name, 0, name.length);
    return java.util.Arrays.copyOf(urls.hash, 16);
  }

  /** The 16 bytes of a UUID from its halves, the most significant first. */
  public static byte[] bytes(long most, long least) {
    byte[] bytes = new byte[16];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (most >> (56 - 8 * i));
      bytes[8 + i] = (byte) (least >> (56 - 8 * i));
    }
    return bytes;
  }

  private void hash(byte[] name, int start, int end) {
    sha1.hash(namespace, name, start, end, hash);
    hash[6] = (byte) (0x50 | (hash[6] & 0x0F));
    hash[8] = (byte) (0x80 | (hash[8] & 0x3F));
  }

  /** Writes the 36 characters of a name's UUID and returns the index after them. */
  public int write(byte[] name, int start, int end, byte[] target, int at) {
    hash(name, start, end);
    int to = Sha256.hex(hash, 0, 4, target, at);
    for (int group = 4; group < 10; group += 2) {
      target[to++] = '-';
      to = Sha256.hex(hash, group, group + 2, target, to);
    }
    target[to++] = '-';
    return Sha256.hex(hash, 10, 16, target, to);
  }
}
