package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code before(separator)} and {@code after(separator)}: around its first occurrence. Without one,
 * all stands before it and nothing after.
 */
final class PartFunction extends CoreFunction {
  private final boolean after;

  PartFunction(String name, boolean after) {
    super(name, Kind.TEXT, 2, Kind.TEXT, Kind.TEXT);
    this.after = after;
  }

  @Override
  public String checkConstants(List<@Nullable String> constants) {
    return "".equals(literal(constants, 1)) ? "the separator is empty" : "";
  }

  @Override
  public Result apply(Call call, Output out) {
    if (!call.isPresent(1) || call.text(1).length() == 0) {
      return Result.ABSENT;
    }
    int length = call.text(1).length();
    Text text = call.text(0);
    byte[] bytes = text.bytes;
    int start = text.start;
    int end = text.end;
    int at = Find.text(call.text(1), bytes, start, end);
    int from = at < 0 || !after ? start : at + length;
    int to = at < 0 || after ? end : at;
    if (from == to || (at < 0 && after)) {
      return Result.ABSENT;
    }
    out.write(bytes, from, to);
    return Result.VALUE;
  }
}
