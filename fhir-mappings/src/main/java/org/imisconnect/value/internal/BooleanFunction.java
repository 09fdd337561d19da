package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** {@code boolean(['words for true', 'words for false'])}: words parted by commas. */
final class BooleanFunction extends CoreFunction {
  BooleanFunction() {
    super("boolean", Kind.BOOLEAN, 1, Kind.TEXT, Kind.TEXT, Kind.TEXT);
  }

  @Override
  public String checkConstants(List<@Nullable String> constants) {
    if (constants.size() == 2) {
      return "give the words for true and the words for false, or neither";
    }
    boolean literals = !isComputed(constants, 1) && !isComputed(constants, 2);
    return literals ? "" : "the words have to be texts in quotes";
  }

  @Override
  public Result apply(Call call, Output out) {
    int truth = has(call, 1) || has(call, 2) ? given(call) : byDefault(call.text(0));
    if (truth < 0) {
      Text text = call.text(0);
      if (Blanks.first(text.bytes, text.start, text.end) == text.end) {
        return Result.ABSENT;
      }
      String hint = "Name the words in the mapping: boolean('yes,y', 'no,n').";
      return refuse(call, "BOOLEAN_FORMAT", text, "none of the words for true or false", hint);
    }
    out.writeAscii(truth == 1 ? "true" : "false");
    return Result.VALUE;
  }

  private static int given(Call call) {
    Text text = call.text(0);
    byte[] bytes = text.bytes;
    int start = text.start;
    int end = text.end;
    if (has(call, 1) && Words.contains(call.text(1), bytes, start, end)) {
      return 1;
    }
    return has(call, 2) && Words.contains(call.text(2), bytes, start, end) ? 0 : -1;
  }

  private static int byDefault(Text text) {
    return Words.truth(text.bytes, text.start, text.end);
  }
}
