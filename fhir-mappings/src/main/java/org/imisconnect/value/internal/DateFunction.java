package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** {@code date}, {@code partial_date} and {@code buddhist_date}: {@code ([pattern])}. */
final class DateFunction extends CoreFunction {
  private final boolean partial;
  private final boolean buddhist;

  DateFunction(String name, boolean partial, boolean buddhist) {
    super(name, Kind.DATE, 1, Kind.TEXT, Kind.TEXT);
    this.partial = partial;
    this.buddhist = buddhist;
  }

  @Override
  public String checkConstants(List<@Nullable String> constants) {
    if (isComputed(constants, 1)) {
      return "the date pattern has to be a text in quotes";
    }
    String pattern = literal(constants, 1);
    return pattern == null ? "" : DateFormat.problem(pattern, false);
  }

  @Override
  public Result apply(Call call, Output out) {
    Text text = call.text(0);
    DateFormat format = DateCall.format(call, 1);
    int start = Blanks.first(text.bytes, text.start, text.end);
    int end = Blanks.last(text.bytes, start, text.end);
    if (start == end) {
      return Result.ABSENT;
    }
    byte[] bytes = text.bytes;
    if (!NativeDigits.isAscii(bytes, start, end)) {
      // The copy stands in the free space behind the value that is written below.
      byte[] copy = out.reserve(DateCall.AHEAD + end - start);
      int at = out.size + DateCall.AHEAD;
      end = NativeDigits.fold(bytes, start, end, copy, at);
      start = at;
      bytes = copy;
    }
    long parts =
        partial
            ? format.readPartial(bytes, start, end, buddhist)
            : format.readWhole(bytes, start, end, buddhist);
    if (parts == DateParts.UNKNOWN) {
      call.warn("DATE_PARTIAL", "all parts of the date are 0: it is not known.", "");
      return Result.ABSENT;
    }
    return parts < 0 ? DateCall.refuse(call, format, parts) : write(call, parts, out);
  }

  private static Result write(Call call, long parts, Output out) {
    if (DateParts.day(parts) == 0) {
      boolean month = DateParts.month(parts) > 0;
      String known = month ? "only year and month are known." : "only the year is known.";
      call.warn("DATE_PARTIAL", known, "Complete the date at its source if it can be found out.");
    }
    DateCall.noteEra(call, parts);
    DateText.date(parts, out);
    return Result.VALUE;
  }
}
