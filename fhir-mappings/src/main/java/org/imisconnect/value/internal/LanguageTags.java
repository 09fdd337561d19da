package org.imisconnect.value.internal;

/** The shape of a language tag (BCP 47): lo, lo-LA, zh-Hant-TW, x-dialect. */
public final class LanguageTags {
  private static final int LANGUAGE = 0;
  private static final int SCRIPT = 1;
  private static final int REGION = 2;
  private static final int VARIANT = 3;

  private LanguageTags() {}

  /** Whether a text has the shape of a tag; whether its parts are registered is not asked. */
  public static boolean isTag(byte[] bytes, int start, int end) {
    int from = start;
    int to = subtag(bytes, from, end);
    int length = to - from;
    if (length == 1 && (bytes[from] | 0x20) == 'x') {
      return areSubtags(bytes, to, end, 1);
    }
    if (length < 2 || length > 8 || !isAlpha(bytes, from, to)) {
      return false;
    }
    int stage = LANGUAGE;
    int extended = length <= 3 ? 3 : 0;
    while (to < end) {
      from = to + 1;
      to = subtag(bytes, from, end);
      length = to - from;
      boolean alpha = isAlpha(bytes, from, to);
      if (length == 1) {
        return isExtension(bytes, from, end);
      } else if (stage == LANGUAGE && length == 3 && alpha && extended > 0) {
        extended--;
      } else if (stage == LANGUAGE && length == 4 && alpha) {
        stage = SCRIPT;
      } else if (stage < REGION && isRegion(bytes, from, length, alpha)) {
        stage = REGION;
      } else if (isVariant(bytes, from, length)) {
        stage = VARIANT;
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean isRegion(byte[] bytes, int from, int length, boolean alpha) {
    boolean number = length == 3 && Numbers.wholeNumber(bytes, from, from + 3) >= 0;
    return (length == 2 && alpha) || number;
  }

  private static boolean isVariant(byte[] bytes, int from, int length) {
    return (length >= 5 && length <= 8) || (length == 4 && isDigit(bytes[from]));
  }

  /** Extensions, each one letter or digit and parts of two to eight; at last x and parts. */
  private static boolean isExtension(byte[] bytes, int start, int end) {
    int from = start;
    while (true) {
      boolean own = (bytes[from] | 0x20) == 'x';
      int to = from + 1;
      if (own) {
        return areSubtags(bytes, to, end, 1);
      }
      int parts = 0;
      while (to < end && subtag(bytes, to + 1, end) - to > 2) {
        to = subtag(bytes, to + 1, end);
        parts++;
      }
      if (parts == 0 || to == end) {
        return parts > 0;
      }
      from = to + 1;
      if (subtag(bytes, from, end) - from != 1) {
        return false;
      }
    }
  }

  /** Whether at least one subtag follows, and all are long enough. */
  private static boolean areSubtags(byte[] bytes, int hyphen, int end, int least) {
    int at = hyphen;
    while (at < end) {
      int to = subtag(bytes, at + 1, end);
      if (to - at - 1 < least) {
        return false;
      }
      at = to;
    }
    return hyphen < end;
  }

  /** Index after the letters and digits of a subtag; {@code from} where none or more than 8. */
  private static int subtag(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && (isLetter(bytes[i]) || isDigit(bytes[i]))) {
      i++;
    }
    boolean ends = i == end || bytes[i] == '-';
    return ends && i - from <= 8 ? i : from;
  }

  private static boolean isAlpha(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isLetter(bytes[i])) {
        return false;
      }
    }
    return to > from;
  }

  private static boolean isLetter(int b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }
}
