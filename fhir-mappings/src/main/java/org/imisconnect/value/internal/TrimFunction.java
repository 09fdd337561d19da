package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/**
 * {@code trim}, {@code squeeze} and {@code code}: white space at the ends goes; the latter two also
 * make one blank of every run inside, as the syntax of an R4 code demands.
 */
final class TrimFunction extends CoreFunction {
  private final boolean inside;

  TrimFunction(String name, Kind gives, boolean inside) {
    super(name, gives, 1, Kind.TEXT);
    this.inside = inside;
  }

  @Override
  public Result apply(Call call, Output out) {
    Text text = call.text(0);
    int from = Blanks.first(text.bytes, text.start, text.end);
    int to = Blanks.last(text.bytes, from, text.end);
    if (from == to) {
      return Result.ABSENT;
    }
    if (inside) {
      squeeze(text.bytes, from, to, out);
    } else {
      out.write(text.bytes, from, to);
    }
    return Result.VALUE;
  }

  private static void squeeze(byte[] bytes, int from, int to, Output out) {
    byte[] target = out.reserve(to - from);
    int at = out.size;
    boolean blank = false;
    for (int i = from; i < to; ) {
      int width = Blanks.width(bytes, i, to);
      if (width == 0) {
        target[at++] = bytes[i++];
      } else {
        if (!blank) {
          target[at++] = ' ';
        }
        i += width;
      }
      blank = width > 0;
    }
    out.size = at;
  }
}
