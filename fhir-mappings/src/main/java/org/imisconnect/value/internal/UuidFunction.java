package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** {@code uuid}: 36 characters in lower case; braces around them go. */
final class UuidFunction extends CoreFunction {
  UuidFunction() {
    super("uuid", Kind.TEXT, 1, Kind.TEXT);
  }

  @Override
  public Result apply(Call call, Output out) {
    Text text = call.text(0);
    int from = Blanks.first(text.bytes, text.start, text.end);
    int to = Blanks.last(text.bytes, from, text.end);
    if (from == to) {
      return Result.ABSENT;
    }
    if (to - from == 38 && text.bytes[from] == '{' && text.bytes[to - 1] == '}') {
      from++;
      to--;
    }
    if (to - from != 36 || !write(text.bytes, from, out.reserve(36), out.size)) {
      String hint = "It needs 32 hexadecimal digits with hyphens as 8-4-4-4-12.";
      return refuse(call, "ID_FORMAT", text, "not a UUID", hint);
    }
    out.size += 36;
    return Result.VALUE;
  }

  private static boolean write(byte[] bytes, int from, byte[] target, int at) {
    for (int i = 0; i < 36; i++) {
      int b = bytes[from + i];
      int lower = b >= 'A' && b <= 'F' ? b + 32 : b;
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      boolean hex = (lower >= '0' && lower <= '9') || (lower >= 'a' && lower <= 'f');
      if (hyphen ? b != '-' : !hex) {
        return false;
      }
      target[at + i] = (byte) lower;
    }
    return true;
  }
}
