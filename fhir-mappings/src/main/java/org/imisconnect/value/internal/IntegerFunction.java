package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/**
 * {@code integer}: 32 bits, as R4 has it. Zeros behind a point are no fraction: sheets and JSON
 * write 12.0 for 12.
 */
final class IntegerFunction extends CoreFunction {
  IntegerFunction() {
    super("integer", Kind.INTEGER, 1, Kind.TEXT);
  }

  @Override
  public Result apply(Call call, Output out) {
    Text text = call.text(0);
    byte[] target = out.reserve(text.length() + 2);
    int to = whole(text.bytes, text.start, text.end, target, out.size);
    if (to == NO_NUMBER) {
      return DecimalFunction.refuseNumber(call, text);
    }
    if (to < 0) {
      return refuse(
          call,
          "NUMBER_FORMAT",
          text,
          to == FRACTION ? "not a whole number" : "below -2147483648 or above 2147483647",
          "Mend the value, or map it as a decimal or a text.");
    }
    out.size = to;
    return Result.VALUE;
  }

  private static final int NO_NUMBER = -1;
  private static final int FRACTION = -2;
  private static final int TOO_LARGE = -3;

  /** Writes a whole number; returns the index after it, or what is wrong. */
  static int whole(byte[] bytes, int start, int end, byte[] target, int at) {
    int to = Numbers.decimal(bytes, start, end, target, at);
    if (to < 0) {
      return NO_NUMBER;
    }
    int point = at;
    while (point < to && target[point] != '.') {
      point++;
    }
    for (int i = point + 1; i < to; i++) {
      if (target[i] != '0') {
        return FRACTION;
      }
    }
    int first = target[at] == '-' ? at + 1 : at;
    long size = Numbers.wholeNumber(target, first, point);
    long most = first > at ? 2147483648L : 2147483647L;
    return size < 0 || size > most ? TOO_LARGE : point;
  }
}
