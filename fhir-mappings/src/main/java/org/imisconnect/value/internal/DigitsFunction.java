package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** {@code digits}: native digits become ASCII digits, all else goes. */
final class DigitsFunction extends CoreFunction {
  DigitsFunction() {
    super("digits", Kind.TEXT, 1, Kind.TEXT);
  }

  @Override
  public Result apply(Call call, Output out) {
    Text text = call.text(0);
    byte[] bytes = text.bytes;
    byte[] target = out.reserve(text.length());
    int at = out.size;
    for (int i = text.start; i < text.end; i++) {
      int digit = bytes[i] >= 0 ? bytes[i] - '0' : NativeDigits.value(bytes, i, text.end);
      if (digit >= 0 && digit <= 9) {
        target[at++] = (byte) ('0' + digit);
      }
    }
    if (at == out.size) {
      String hint = "Check that the column is the right one.";
      return refuse(call, "ID_FORMAT", text, "there is no digit in it", hint);
    }
    out.size = at;
    return Result.VALUE;
  }
}
