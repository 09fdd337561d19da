package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** {@code decimal} and {@code money}. */
final class DecimalFunction extends CoreFunction {
  static final String HINT =
      "Export it with a decimal point, without thousands separators, currency or exponent.";
  private final boolean money;

  DecimalFunction(String name, boolean money) {
    super(name, Kind.DECIMAL, 1, Kind.TEXT);
    this.money = money;
  }

  @Override
  public Result apply(Call call, Output out) {
    Text text = call.text(0);
    byte[] target = out.reserve(text.length() + 2);
    int to = Numbers.decimal(text.bytes, text.start, text.end, target, out.size);
    if (to < 0) {
      return refuseNumber(call, text);
    }
    if (money && target[out.size] == '-') {
      call.warn("AMOUNT_NEGATIVE", "the amount is below zero.", "Check the amount at its source.");
    }
    out.size = to;
    return Result.VALUE;
  }

  /** Blanks only are absent; what a spreadsheet has damaged gets its own code. */
  static Result refuseNumber(Call call, Text text) {
    if (Blanks.first(text.bytes, text.start, text.end) == text.end) {
      return Result.ABSENT;
    }
    if (SheetDamage.isDamaged(text.bytes, text.start, text.end)) {
      return refuse(call, "NUMBER_DAMAGED", text, SheetDamage.MESSAGE, SheetDamage.HINT);
    }
    return refuse(call, "NUMBER_FORMAT", text, "not a number", HINT);
  }
}
