package org.imisconnect.value;

import java.util.Arrays;

/**
 * SHA-1 (FIPS 180-4) of short texts, as version 5 UUIDs need it for every id and reference. Java's
 * own takes twice the time until the second compiler has seen it, which most runs never reach. For
 * ids only: it is no protection against anybody. One thread.
 */
final class Sha1 {
  private static final int BLOCK = 64;

  private final int[] words = new int[80];
  private final int[] state = new int[5];
  private byte[] padded = new byte[2 * BLOCK];

  /** Writes the 20 bytes of the hash of two byte strings, one after the other. */
  void hash(byte[] first, byte[] second, int start, int end, byte[] target) {
    int length = first.length + end - start;
    int blocks = (length + 8) / BLOCK + 1;
    if (padded.length < blocks * BLOCK) {
      padded = new byte[blocks * BLOCK];
    }
    System.arraycopy(first, 0, padded, 0, first.length);
    System.arraycopy(second, start, padded, first.length, end - start);
    padded[length] = (byte) 0x80;
    Arrays.fill(padded, length + 1, blocks * BLOCK, (byte) 0);
    putInt(padded, blocks * BLOCK - 8, length >>> 29);
    putInt(padded, blocks * BLOCK - 4, length << 3);
    state[0] = 0x67452301;
    state[1] = 0xEFCDAB89;
    state[2] = 0x98BADCFE;
    state[3] = 0x10325476;
    state[4] = 0xC3D2E1F0;
    for (int block = 0; block < blocks; block++) {
      expand(block * BLOCK);
      compress();
    }
    for (int i = 0; i < 5; i++) {
      putInt(target, 4 * i, state[i]);
    }
  }

  private void expand(int from) {
    byte[] bytes = padded;
    int[] w = words;
    for (int i = 0, at = from; i < 16; i++, at += 4) {
      w[i] =
          bytes[at] << 24
              | (bytes[at + 1] & 0xFF) << 16
              | (bytes[at + 2] & 0xFF) << 8
              | (bytes[at + 3] & 0xFF);
    }
    for (int i = 16; i < 80; i++) {
      int word = w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16];
      w[i] = word << 1 | word >>> 31;
    }
  }

  /** Five rounds a turn, so that no word has to change its place. */
  private void compress() {
    int[] w = words;
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    for (int i = 0; i < 20; i += 5) {
      e += (a << 5 | a >>> 27) + (d ^ (b & (c ^ d))) + w[i] + 0x5A827999;
      b = b << 30 | b >>> 2;
      d += (e << 5 | e >>> 27) + (c ^ (a & (b ^ c))) + w[i + 1] + 0x5A827999;
      a = a << 30 | a >>> 2;
      c += (d << 5 | d >>> 27) + (b ^ (e & (a ^ b))) + w[i + 2] + 0x5A827999;
      e = e << 30 | e >>> 2;
      b += (c << 5 | c >>> 27) + (a ^ (d & (e ^ a))) + w[i + 3] + 0x5A827999;
      d = d << 30 | d >>> 2;
      a += (b << 5 | b >>> 27) + (e ^ (c & (d ^ e))) + w[i + 4] + 0x5A827999;
      c = c << 30 | c >>> 2;
    }
    for (int i = 20; i < 40; i += 5) {
      e += (a << 5 | a >>> 27) + (b ^ c ^ d) + w[i] + 0x6ED9EBA1;
      b = b << 30 | b >>> 2;
      d += (e << 5 | e >>> 27) + (a ^ b ^ c) + w[i + 1] + 0x6ED9EBA1;
      a = a << 30 | a >>> 2;
      c += (d << 5 | d >>> 27) + (e ^ a ^ b) + w[i + 2] + 0x6ED9EBA1;
      e = e << 30 | e >>> 2;
      b += (c << 5 | c >>> 27) + (d ^ e ^ a) + w[i + 3] + 0x6ED9EBA1;
      d = d << 30 | d >>> 2;
      a += (b << 5 | b >>> 27) + (c ^ d ^ e) + w[i + 4] + 0x6ED9EBA1;
      c = c << 30 | c >>> 2;
    }
    for (int i = 40; i < 60; i += 5) {
      e += (a << 5 | a >>> 27) + ((b & c) | (d & (b | c))) + w[i] + 0x8F1BBCDC;
      b = b << 30 | b >>> 2;
      d += (e << 5 | e >>> 27) + ((a & b) | (c & (a | b))) + w[i + 1] + 0x8F1BBCDC;
      a = a << 30 | a >>> 2;
      c += (d << 5 | d >>> 27) + ((e & a) | (b & (e | a))) + w[i + 2] + 0x8F1BBCDC;
      e = e << 30 | e >>> 2;
      b += (c << 5 | c >>> 27) + ((d & e) | (a & (d | e))) + w[i + 3] + 0x8F1BBCDC;
      d = d << 30 | d >>> 2;
      a += (b << 5 | b >>> 27) + ((c & d) | (e & (c | d))) + w[i + 4] + 0x8F1BBCDC;
      c = c << 30 | c >>> 2;
    }
    for (int i = 60; i < 80; i += 5) {
      e += (a << 5 | a >>> 27) + (b ^ c ^ d) + w[i] + 0xCA62C1D6;
      b = b << 30 | b >>> 2;
      d += (e << 5 | e >>> 27) + (a ^ b ^ c) + w[i + 1] + 0xCA62C1D6;
      a = a << 30 | a >>> 2;
      c += (d << 5 | d >>> 27) + (e ^ a ^ b) + w[i + 2] + 0xCA62C1D6;
      e = e << 30 | e >>> 2;
      b += (c << 5 | c >>> 27) + (d ^ e ^ a) + w[i + 3] + 0xCA62C1D6;
      d = d << 30 | d >>> 2;
      a += (b << 5 | b >>> 27) + (c ^ d ^ e) + w[i + 4] + 0xCA62C1D6;
      c = c << 30 | c >>> 2;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
  }

  private static void putInt(byte[] target, int at, int value) {
    target[at] = (byte) (value >> 24);
    target[at + 1] = (byte) (value >> 16);
    target[at + 2] = (byte) (value >> 8);
    target[at + 3] = (byte) value;
  }
}
