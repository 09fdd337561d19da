package org.imisconnect.value.internal;

import org.imisconnect.value.Text;

/** Searches a text for another one, byte by byte. */
final class Find {
  private Find() {}

  /** Index of the first byte of a text at or after {@code from}, or -1. */
  static int text(Text wanted, byte[] bytes, int from, int end) {
    int length = wanted.length();
    for (int i = from; i + length <= end; i++) {
      if (isAt(wanted, bytes, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isAt(Text wanted, byte[] bytes, int at) {
    for (int i = 0; i < wanted.length(); i++) {
      if (bytes[at + i] != wanted.at(i)) {
        return false;
      }
    }
    return true;
  }
}
