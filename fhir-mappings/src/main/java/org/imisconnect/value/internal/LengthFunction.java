package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** {@code truncate(max)} cuts and says so; {@code max_length(max)} refuses. */
final class LengthFunction extends CoreFunction {
  private final boolean cut;

  LengthFunction(String name, boolean cut) {
    super(name, Kind.TEXT, 2, Kind.TEXT, Kind.INTEGER);
    this.cut = cut;
  }

  @Override
  public String checkConstants(List<@Nullable String> constants) {
    return checkCount(constants, 1, 1);
  }

  @Override
  public Result apply(Call call, Output out) {
    if (!call.isPresent(1)) {
      return Result.ABSENT;
    }
    int most = count(call, 1);
    if (most < 1) {
      return refuseCount(call, 1);
    }
    Text text = call.text(0);
    int to = Utf8.skip(text.bytes, text.start, text.end, most);
    if (to < text.end) {
      if (!cut) {
        String what = "more than " + most + " characters";
        String hint = "Shorten the code at its source, or in a crosswalk.";
        return refuse(call, "CODE_TOO_LONG", text, what, hint);
      }
      to = beforeMarks(text.bytes, text.start, to, text.end);
      String hint = "Shorten the text at its source if the rest matters.";
      call.warn("TEXT_CUT", "longer than " + most + " characters: the rest is cut.", hint);
    }
    if (to == text.start) {
      return Result.ABSENT;
    }
    out.write(text.bytes, text.start, to);
    return Result.VALUE;
  }

  /** Goes back so that no vowel or tone mark is parted from the letter it stands on. */
  private static int beforeMarks(byte[] bytes, int start, int to, int end) {
    int cut = to;
    while (cut > start && isMark(Utf8.codePoint(bytes, cut, end))) {
      cut--;
      while (cut > start && (bytes[cut] & 0xC0) == 0x80) {
        cut--;
      }
    }
    return cut > start ? cut : to;
  }

  private static boolean isMark(int codePoint) {
    if (codePoint < 0x300) {
      return false;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || codePoint == 0x200D;
  }
}
