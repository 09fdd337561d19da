package org.imisconnect.value.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.imisconnect.value.Text;

/** Looks a text up in words parted by commas; case of ASCII letters and blanks do not count. */
public final class Words {
  private static final byte[] TRUE = "true,yes,t,y,1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false,no,f,n,0".getBytes(StandardCharsets.US_ASCII);

  private Words() {}

  /** Whether a text is true or false as JSON writes them. */
  public static boolean isBoolean(byte[] bytes, int start, int end) {
    int length = end - start;
    byte[] word = length == 4 ? TRUE : FALSE;
    return (length == 4 || length == 5) && Arrays.equals(word, 0, length, bytes, start, end);
  }

  /** 1 for the usual words of truth, 0 for those of falsehood, else -1. */
  static int truth(byte[] bytes, int start, int end) {
    if (end - start == 1) {
      return switch (bytes[start]) {
        case '1', 'y', 'Y', 't', 'T' -> 1;
        case '0', 'n', 'N', 'f', 'F' -> 0;
        default -> -1;
      };
    }
    if (contains(TRUE, 0, TRUE.length, bytes, start, end)) {
      return 1;
    }
    return contains(FALSE, 0, FALSE.length, bytes, start, end) ? 0 : -1;
  }

  static boolean contains(Text words, byte[] bytes, int start, int end) {
    return contains(words.bytes, words.start, words.end, bytes, start, end);
  }

  private static boolean contains(
      byte[] words, int firstWord, int lastWord, byte[] bytes, int start, int end) {
    int from = Blanks.first(bytes, start, end);
    int to = Blanks.last(bytes, from, end);
    for (int word = firstWord; word < lastWord && from < to; ) {
      int comma = word;
      while (comma < lastWord && words[comma] != ',') {
        comma++;
      }
      int first = Blanks.first(words, word, comma);
      if (equal(words, first, Blanks.last(words, first, comma), bytes, from, to)) {
        return true;
      }
      word = comma + 1;
    }
    return false;
  }

  private static boolean equal(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
    if (aTo - aFrom != bTo - bFrom || aFrom == aTo) {
      return false;
    }
    for (int i = 0; i < aTo - aFrom; i++) {
      if (lower(a[aFrom + i]) != lower(b[bFrom + i])) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }
}
