package org.imisconnect.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** UUIDs of version 5 as the canonical form has them. One thread. */
final class Ids {
  static final String IG = "https://openimis.github.io/imisconnect";
  static final String SCHEME = IG + "/id/xx/starter";

  private static final byte[] URL =
      HexFormat.of().parseHex("6ba7b8119dad11d180b400c04fd430c8");

  private final MessageDigest sha1;
  private final byte[] namespace;

  Ids() {
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    namespace = java.util.Arrays.copyOf(hash(URL, SCHEME), 16);
  }

  private byte[] hash(byte[] space, String name) {
    sha1.update(space);
    byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
    hash[6] = (byte) (0x50 | (hash[6] & 0x0F));
    hash[8] = (byte) (0x80 | (hash[8] & 0x3F));
    return hash;
  }

  String of(String type, String key) {
    int length = key.getBytes(StandardCharsets.UTF_8).length;
    byte[] hash = hash(namespace, type.length() + ":" + type + length + ":" + key);
    String hex = HexFormat.of().formatHex(hash, 0, 16);
    return hex.substring(0, 8)
        + '-'
        + hex.substring(8, 12)
        + '-'
        + hex.substring(12, 16)
        + '-'
        + hex.substring(16, 20)
        + '-'
        + hex.substring(20);
  }

  String reference(String type, String key) {
    return type + '/' + of(type, key);
  }
}
