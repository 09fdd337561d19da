package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.ListReader;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** {@code join([separator])}: the parts of a list that are there, one after the other. */
final class JoinFunction extends CoreFunction {
  JoinFunction() {
    super("join", Kind.TEXT, 1, Kind.LIST, Kind.TEXT);
  }

  @Override
  public Result apply(Call call, Output out) {
    int before = out.size;
    boolean separated = has(call, 1);
    ListReader parts = new ListReader();
    Text list = call.text(0);
    byte[] bytes = list.bytes;
    parts.set(bytes, list.start, list.end);
    while (parts.next()) {
      if (parts.isPresent()) {
        if (separated && out.size > before) {
          out.write(call.text(1));
        }
        out.write(bytes, parts.start(), parts.end());
      }
    }
    return out.size == before ? Result.ABSENT : Result.VALUE;
  }
}
