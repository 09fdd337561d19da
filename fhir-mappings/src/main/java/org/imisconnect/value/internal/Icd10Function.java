package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** {@code icd10}: capital letters and a point after the third character, as the standard has it. */
final class Icd10Function extends CoreFunction {
  Icd10Function() {
    super("icd10", Kind.CODE, 1, Kind.TEXT);
  }

  @Override
  public Result apply(Call call, Output out) {
    Text text = call.text(0);
    int from = Blanks.first(text.bytes, text.start, text.end);
    int to = Blanks.last(text.bytes, from, text.end);
    if (from == to) {
      return Result.ABSENT;
    }
    byte[] target = out.reserve(to - from + 1);
    int end = write(text.bytes, from, to, target, out.size);
    if (end < 0) {
      boolean newer = to - from >= 4 && isLetter(text.bytes[from + 1]);
      return refuse(
          call,
          "ICD_FORMAT",
          text,
          newer ? "not ICD-10: the second character is a letter, as in ICD-11" : "not ICD-10",
          newer
              ? "Map ICD-11 with its own code system and the function code."
              : "A letter, a digit, a digit or letter, then up to four more: J02.9 or J029.");
    }
    out.size = end;
    return Result.VALUE;
  }

  private static int write(byte[] bytes, int from, int to, byte[] target, int at) {
    int length = to - from;
    if (length < 3 || !isLetter(bytes[from]) || !isDigit(bytes[from + 1])) {
      return -1;
    }
    // ICD-10-CM has letters in the third place: C7A, Z3A, M1A.
    int third = upper(bytes[from + 2]);
    if (!isDigit(third) && third != 'A' && third != 'B') {
      return -1;
    }
    int more = from + 3;
    boolean dot = length > 3 && bytes[more] == '.';
    more += dot ? 1 : 0;
    if (to - more > 4 || (dot && more == to)) {
      return -1;
    }
    int i = at;
    target[i++] = (byte) upper(bytes[from]);
    target[i++] = bytes[from + 1];
    target[i++] = (byte) third;
    if (more < to) {
      target[i++] = '.';
    }
    for (; more < to; more++) {
      if (!isDigit(bytes[more]) && !isLetter(bytes[more])) {
        return -1;
      }
      target[i++] = (byte) upper(bytes[more]);
    }
    return i;
  }

  private static int upper(int b) {
    return b >= 'a' && b <= 'z' ? b - 32 : b;
  }

  private static boolean isLetter(int b) {
    int upper = upper(b);
    return upper >= 'A' && upper <= 'Z';
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }
}
