package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** {@code pad_left(width, character)}: fills up in front; a text that is long enough stays. */
final class PadLeftFunction extends CoreFunction {
  /** Above any code there is; a width from the data must not ask for all the memory. */
  private static final int WIDEST = 1000;

  PadLeftFunction() {
    super("pad_left", Kind.TEXT, 3, Kind.TEXT, Kind.INTEGER, Kind.TEXT);
  }

  @Override
  public String checkConstants(List<@Nullable String> constants) {
    String width = literal(constants, 1);
    if (width != null && (Numbers.wholeNumber(width) < 1 || Numbers.wholeNumber(width) > WIDEST)) {
      return "argument 1 has to be a width from 1 to " + WIDEST;
    }
    String fill = literal(constants, 2);
    boolean one = fill == null || fill.codePointCount(0, fill.length()) == 1;
    return one ? "" : "argument 2 has to be one character";
  }

  @Override
  public Result apply(Call call, Output out) {
    if (!call.isPresent(1) || !call.isPresent(2)) {
      return Result.ABSENT;
    }
    int width = count(call, 1);
    if (width < 0 || width > WIDEST) {
      return refuseCount(call, 1);
    }
    Text text = call.text(0);
    int missing = width - Utf8.characters(text.bytes, text.start, text.end);
    for (; missing > 0; missing--) {
      out.write(call.text(2));
    }
    out.write(call.text(0));
    return Result.VALUE;
  }
}
