package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.jspecify.annotations.Nullable;

/** {@code replace(old[, new])}: every occurrence; without a new text it is taken away. */
final class ReplaceFunction extends CoreFunction {
  ReplaceFunction() {
    super("replace", Kind.TEXT, 2, Kind.TEXT, Kind.TEXT, Kind.TEXT);
  }

  @Override
  public String checkConstants(List<@Nullable String> constants) {
    return "".equals(literal(constants, 1)) ? "the text to replace is empty" : "";
  }

  @Override
  public Result apply(Call call, Output out) {
    if (!call.isPresent(1) || call.text(1).length() == 0) {
      return Result.ABSENT;
    }
    int before = out.size;
    boolean put = has(call, 2);
    int end = call.text(0).end;
    int from = call.text(0).start;
    // The texts are asked for anew each time: a call may hand out one Text for all its arguments.
    int at = find(call, from, end);
    while (at >= 0) {
      out.write(call.text(0).bytes, from, at);
      if (put) {
        out.write(call.text(2));
      }
      from = at + call.text(1).length();
      at = find(call, from, end);
    }
    out.write(call.text(0).bytes, from, end);
    return out.size == before ? Result.ABSENT : Result.VALUE;
  }

  private static int find(Call call, int from, int end) {
    byte[] bytes = call.text(0).bytes;
    return Find.text(call.text(1), bytes, from, end);
  }
}
