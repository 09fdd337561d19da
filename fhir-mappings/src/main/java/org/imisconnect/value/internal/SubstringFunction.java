package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** {@code substring(from[, length])}: the first character is 1, the last one is -1. */
final class SubstringFunction extends CoreFunction {
  SubstringFunction() {
    super("substring", Kind.TEXT, 2, Kind.TEXT, Kind.INTEGER, Kind.INTEGER);
  }

  @Override
  public String checkConstants(List<@Nullable String> constants) {
    String from = literal(constants, 1);
    if (from != null) {
      String size = from.startsWith("-") ? from.substring(1) : from;
      long number = Numbers.wholeNumber(size);
      if (number < 1 || number > Integer.MAX_VALUE) {
        return "argument 1 has to be the first character, from 1 up; or from -1 down to count back";
      }
    }
    return checkCount(constants, 2, 1);
  }

  @Override
  public Result apply(Call call, Output out) {
    if (!call.isPresent(1)) {
      return Result.ABSENT;
    }
    int length = has(call, 2) ? count(call, 2) : Integer.MAX_VALUE;
    if (length < 0) {
      return refuseCount(call, 2);
    }
    Text text = call.text(0);
    byte[] bytes = text.bytes;
    int start = text.start;
    int end = text.end;
    int from = from(call.text(1), bytes, start, end);
    if (from < 0) {
      return refuseCount(call, 1);
    }
    int to = Utf8.skip(bytes, from, end, length);
    if (from >= to) {
      return Result.ABSENT;
    }
    out.write(bytes, from, to);
    return Result.VALUE;
  }

  /** Index of the first byte that is wanted, or -1 where the argument is no number. */
  private static int from(Text argument, byte[] bytes, int start, int end) {
    boolean back = argument.length() > 0 && argument.at(0) == '-';
    int digits = argument.start + (back ? 1 : 0);
    long number = Numbers.wholeNumber(argument.bytes, digits, argument.end);
    if (number < 1 || number > Integer.MAX_VALUE) {
      return -1;
    }
    long skipped = number - 1;
    if (back) {
      skipped = Math.max(0, Utf8.characters(bytes, start, end) - number);
    }
    return Utf8.skip(bytes, start, end, (int) skipped);
  }
}
