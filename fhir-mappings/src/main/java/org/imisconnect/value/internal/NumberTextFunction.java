package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** {@code number_text}: a number or code that is text, unless a spreadsheet has damaged it. */
final class NumberTextFunction extends CoreFunction {
  NumberTextFunction() {
    super("number_text", Kind.TEXT, 1, Kind.TEXT, Kind.INTEGER);
  }

  @Override
  public String checkConstants(List<@Nullable String> constants) {
    return checkCount(constants, 1, 1);
  }

  @Override
  public Result apply(Call call, Output out) {
    Text text = call.text(0);
    int from = Blanks.first(text.bytes, text.start, text.end);
    int to = Blanks.last(text.bytes, from, text.end);
    if (from == to) {
      return Result.ABSENT;
    }
    if (SheetDamage.isDamaged(text.bytes, from, to)) {
      return refuse(call, "NUMBER_DAMAGED", text, SheetDamage.MESSAGE, SheetDamage.HINT);
    }
    if (has(call, 1)) {
      int length = count(call, 1);
      if (length < 0) {
        return refuseCount(call, 1);
      }
      if (to - from < length && Numbers.wholeNumber(text.bytes, from, to) >= 0) {
        String what = "fewer than " + length + " digits: zeros in front are lost";
        return refuse(call, "NUMBER_DAMAGED", text, what, SheetDamage.HINT);
      }
    }
    out.write(text.bytes, from, to);
    return Result.VALUE;
  }
}
