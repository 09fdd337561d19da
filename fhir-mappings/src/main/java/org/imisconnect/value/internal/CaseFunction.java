package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** {@code upper} and {@code lower}: character by character, the same in every country. */
final class CaseFunction extends CoreFunction {
  private final boolean upper;

  CaseFunction(String name, boolean upper) {
    super(name, Kind.TEXT, 1, Kind.TEXT);
    this.upper = upper;
  }

  @Override
  public Result apply(Call call, Output out) {
    Text text = call.text(0);
    // A character may need one byte more in the other case: U+0250 has two, its capital has three.
    byte[] target = out.reserve(2 * text.length());
    int at = out.size;
    for (int i = text.start; i < text.end; ) {
      byte b = text.bytes[i];
      int codePoint = b >= 0 ? b : Utf8.codePoint(text.bytes, i, text.end);
      if (codePoint < 0) {
        target[at++] = b;
        i++;
      } else {
        i += Utf8.width(text.bytes, i, text.end);
        at = Utf8.write(map(codePoint), target, at);
      }
    }
    out.size = at;
    return Result.VALUE;
  }

  private int map(int codePoint) {
    return upper ? Character.toUpperCase(codePoint) : Character.toLowerCase(codePoint);
  }
}
