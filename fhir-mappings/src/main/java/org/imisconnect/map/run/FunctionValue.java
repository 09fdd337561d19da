package org.imisconnect.map.run;

import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;
import org.imisconnect.value.ValueFunction;
import org.jspecify.annotations.Nullable;

/** A call of a function of the registry. */
public final class FunctionValue implements Value {
  private final ValueFunction function;
  private final Value[] arguments;
  private final int frame;

  /**
   * @param function what to call
   * @param arguments the piped value first
   * @param frame number of the call in its plan
   */
  public FunctionValue(ValueFunction function, Value[] arguments, int frame) {
    this.function = function;
    this.arguments = arguments.clone();
    this.frame = frame;
  }

  int size() {
    return arguments.length;
  }

  @Override
  public Result read(Machine machine, Text into) {
    CallFrame call = machine.frames[frame];
    for (int i = 0; i < arguments.length; i++) {
      Result result = arguments[i].read(machine, call.texts[i]);
      if (result == Result.INVALID) {
        return result;
      }
      call.present[i] = result == Result.VALUE;
    }
    if (arguments.length > 0 && !call.present[0] && !function.takesAbsent()) {
      return Result.ABSENT;
    }
    Output scratch = machine.scratch;
    int mark = scratch.size;
    Result result = function.apply(call, scratch);
    if (result != Result.VALUE) {
      scratch.size = mark;
      return result;
    }
    into.set(scratch.bytes, mark, scratch.size);
    return scratch.size > mark ? Result.VALUE : Result.ABSENT;
  }

  @Override
  public @Nullable Cell cell(Machine machine) {
    for (Value argument : arguments) {
      Cell cell = argument.cell(machine);
      if (cell != null) {
        return cell;
      }
    }
    return null;
  }
}
