package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** What calls of all date functions have in common. */
final class DateCall {
  /** Bytes kept free for the value before a copy of the text: a dateTime is never longer. */
  static final int AHEAD = 64;

  private static final DateFormat DEFAULT = DateFormat.of(DateFormat.ISO);

  private DateCall() {}

  static DateFormat format(Call call, int argument) {
    if (!CoreFunction.has(call, argument)) {
      return DEFAULT;
    }
    Text pattern = call.text(argument);
    return DateFormat.of(pattern.bytes, pattern.start, pattern.end);
  }

  static Result refuse(Call call, DateFormat format, long wrong) {
    return CoreFunction.refuse(call, "DATE_FORMAT", call.text(0), message(format, wrong), HINT);
  }

  static final String HINT = "Fix the export, or name its pattern in the record or the mapping.";

  static String message(DateFormat format, long wrong) {
    String form = format.shown();
    return wrong == DateParts.NO_SUCH_DAY
        ? "no day or time of the calendar, read as " + form
        : "not a date in " + form;
  }

  static void noteEra(Call call, long parts) {
    if ((parts & DateParts.CONVERTED) != 0) {
      call.info("DATE_BE_CONVERTED", "a Buddhist year: 543 was taken away.", "");
    }
  }
}
