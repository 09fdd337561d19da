package org.imisconnect.value.internal;

import org.imisconnect.value.Call;
import org.imisconnect.value.ExactDecimal;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Output;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/**
 * {@code add}, {@code subtract} and {@code multiply}: exact; nothing is taken for a lacking one.
 */
final class ArithmeticFunction extends CoreFunction {
  /** What is done with the second number. */
  enum Operation {
    ADD,
    SUBTRACT,
    MULTIPLY
  }

  private final Operation operation;

  ArithmeticFunction(String name, Operation operation) {
    super(name, Kind.DECIMAL, 2, Kind.DECIMAL, Kind.DECIMAL);
    this.operation = operation;
  }

  @Override
  public boolean variadic() {
    return operation == Operation.ADD;
  }

  @Override
  public Result apply(Call call, Output out) {
    for (int argument = 0; argument < call.size(); argument++) {
      if (!call.isPresent(argument)) {
        return Result.ABSENT;
      }
    }
    ExactDecimal result = new ExactDecimal();
    ExactDecimal next = new ExactDecimal();
    for (int argument = 0; argument < call.size(); argument++) {
      Text text = call.text(argument);
      ExactDecimal number = argument == 0 ? result : next;
      if (!number.set(text.bytes, text.start, text.end)) {
        return DecimalFunction.refuseNumber(call, text);
      }
      if (argument > 0) {
        calculate(result, next);
      }
    }
    result.write(out);
    return Result.VALUE;
  }

  private void calculate(ExactDecimal result, ExactDecimal next) {
    switch (operation) {
      case ADD -> result.add(next);
      case SUBTRACT -> result.subtract(next);
      case MULTIPLY -> result.multiply(next);
    }
  }
}
