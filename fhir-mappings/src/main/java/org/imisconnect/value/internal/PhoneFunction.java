package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/**
 * {@code phone}: digits and a leading plus stay, the blanks, points, hyphens and brackets between
 * them go. No country code is invented; what may be two numbers or a name is refused.
 */
final class PhoneFunction extends CoreFunction {
  /** The longest number that ITU-T E.164 allows. */
  private static final int LONGEST = 15;

  PhoneFunction() {
    super("phone", Kind.TEXT, 1, Kind.TEXT);
  }

  @Override
  public Result apply(Call call, Output out) {
    Text text = call.text(0);
    int to = write(text.bytes, text.start, text.end, out.reserve(text.length()), out.size);
    if (to == out.size) {
      return Result.ABSENT;
    }
    int digits = to - out.size - (to > 0 && out.bytes[out.size] == '+' ? 1 : 0);
    if (to < 0 || digits < 1 || digits > LONGEST) {
      return refuse(
          call,
          "PHONE_FORMAT",
          text,
          "not one telephone number of at most 15 digits",
          "Write one number in the cell: digits, blanks, hyphens and a plus in front.");
    }
    out.size = to;
    return Result.VALUE;
  }

  private static int write(byte[] bytes, int start, int end, byte[] target, int from) {
    int at = from;
    for (int i = start; i < end; ) {
      byte b = bytes[i];
      int digit = b >= 0 ? b - '0' : NativeDigits.value(bytes, i, end);
      int blank = Blanks.width(bytes, i, end);
      if (digit >= 0 && digit <= 9) {
        target[at++] = (byte) ('0' + digit);
        i += b >= 0 ? 1 : 3;
      } else if (b == '+' && at == from) {
        target[at++] = '+';
        i++;
      } else if (blank > 0 || b == '-' || b == '.' || b == '(' || b == ')') {
        i += Math.max(1, blank);
      } else {
        return -1;
      }
    }
    return at;
  }
}
