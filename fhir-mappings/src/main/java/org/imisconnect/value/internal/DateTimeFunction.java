package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/** {@code datetime([pattern[, zone]])}: an R4 dateTime; a time always with seconds and offset. */
final class DateTimeFunction extends CoreFunction {
  DateTimeFunction() {
    super("datetime", Kind.DATETIME, 1, Kind.TEXT, Kind.TEXT, Kind.TEXT);
  }

  @Override
  public String checkConstants(List<@Nullable String> constants) {
    if (isComputed(constants, 1) || isComputed(constants, 2)) {
      return "pattern and zone have to be texts in quotes or constants of the pack";
    }
    String pattern = literal(constants, 1);
    String problem = pattern == null ? "" : DateFormat.problem(pattern, true);
    String zone = literal(constants, 2);
    boolean known = zone == null || Zone.find(zone) != null;
    return !problem.isEmpty() || known ? problem : "no zone of the world: Asia/Bangkok or +07:00";
  }

  @Override
  public Result apply(Call call, Output out) {
    Zone zone = null;
    if (has(call, 2)) {
      Text name = call.text(2);
      zone = Zone.find(name.bytes, name.start, name.end);
      if (zone == null) {
        return refuse(call, "DATE_FORMAT", name, "the zone is not known", "Mend the mapping.");
      }
    }
    DateFormat format = DateCall.format(call, 1);
    Text text = call.text(0);
    byte[] bytes = text.bytes;
    int start = Blanks.first(bytes, text.start, text.end);
    int end = Blanks.last(bytes, start, text.end);
    if (start == end) {
      return Result.ABSENT;
    }
    if (!NativeDigits.isAscii(bytes, start, end)) {
      byte[] copy = out.reserve(DateCall.AHEAD + end - start);
      int at = out.size + DateCall.AHEAD;
      end = NativeDigits.fold(bytes, start, end, copy, at);
      start = at;
      bytes = copy;
    }
    long parts = format.readTime(bytes, start, end);
    if (parts < 0) {
      return DateCall.refuse(call, format, parts);
    }
    return write(call, parts, bytes, start, zone, out);
  }

  private static Result write(
      Call call, long parts, byte[] bytes, int start, @Nullable Zone zone, Output out) {
    int offset = DateParts.offsetCode(parts) - DateParts.OFFSET_BASE;
    if (DateParts.hasTime(parts) && DateParts.offsetCode(parts) == DateParts.NO_OFFSET) {
      if (zone == null) {
        String what = "a time without offset, and the mapping names no zone";
        return refuse(call, "DATE_FORMAT", call.text(0), what, "Write datetime('iso', 'ZONE').");
      }
      offset = zone.offset(parts);
    }
    DateCall.noteEra(call, parts);
    DateText.date(parts, out);
    if (DateParts.hasTime(parts)) {
      DateText.time(parts, bytes, start, out);
      Offsets.write(offset, out);
    }
    return Result.VALUE;
  }
}
