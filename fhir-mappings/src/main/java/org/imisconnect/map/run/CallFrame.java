package org.imisconnect.map.run;

import org.imisconnect.finding.Severity;
import org.imisconnect.value.Call;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/** The arguments of one call in a mapping, reused for every row. One thread. */
final class CallFrame implements Call {
  final Text[] texts;
  final boolean[] present;
  private final Machine machine;
  private final FunctionValue call;

  CallFrame(Machine machine, FunctionValue call) {
    this.machine = machine;
    this.call = call;
    int size = call.size();
    texts = new Text[size];
    present = new boolean[size];
    for (int i = 0; i < size; i++) {
      texts[i] = new Text();
    }
  }

  @Override
  public int size() {
    return texts.length;
  }

  @Override
  public boolean isPresent(int argument) {
    return present[argument];
  }

  @Override
  public Text text(int argument) {
    return texts[argument];
  }

  @Override
  public Result invalid(String code, String message, String hint) {
    machine.invalid(call.cell(machine), code, message, hint);
    return Result.INVALID;
  }

  @Override
  public void warn(String code, String message, String hint) {
    machine.report(call.cell(machine), Severity.WARNING, code, message, hint);
  }

  @Override
  public void info(String code, String message, String hint) {
    machine.report(call.cell(machine), Severity.INFO, code, message, hint);
  }
}
