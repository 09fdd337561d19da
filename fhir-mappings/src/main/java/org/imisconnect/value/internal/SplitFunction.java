package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.ListText;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code split(separator)}: parts without the blanks around them; an empty part keeps its place.
 */
final class SplitFunction extends CoreFunction {
  SplitFunction() {
    super("split", Kind.LIST, 2, Kind.TEXT, Kind.TEXT);
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
    int from = text.start;
    int end = text.end;
    int before = out.size;
    boolean some = false;
    int at;
    do {
      at = Find.text(call.text(1), bytes, from, end);
      some |= part(bytes, from, at < 0 ? end : at, out);
      from = at + length;
    } while (at >= 0);
    if (!some) {
      out.size = before;
      return Result.ABSENT;
    }
    return Result.VALUE;
  }

  private static boolean part(byte[] bytes, int start, int end, Output out) {
    int from = Blanks.first(bytes, start, end);
    int to = Blanks.last(bytes, from, end);
    ListText.append(out, bytes, from, to);
    return to > from;
  }
}
