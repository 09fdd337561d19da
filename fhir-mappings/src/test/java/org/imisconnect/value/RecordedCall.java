package org.imisconnect.value;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A call with given arguments that takes note of its findings. A null argument is absent. */
final class RecordedCall implements Call {
  final List<String> codes = new ArrayList<>();
  final List<String> messages = new ArrayList<>();
  private final List<Text> arguments = new ArrayList<>();
  private int invalid;

  RecordedCall(byte[]... arguments) {
    for (byte[] argument : arguments) {
      // Bytes around the slice show reading past its ends: they would change the result.
      byte[] padded = new byte[argument == null ? 0 : argument.length + 2];
      Text text = new Text();
      if (argument != null) {
        System.arraycopy(argument, 0, padded, 1, argument.length);
        padded[0] = '7';
        padded[padded.length - 1] = '7';
        text.set(padded, 1, 1 + argument.length);
      }
      this.arguments.add(argument == null ? null : text);
    }
  }

  static RecordedCall of(String... arguments) {
    byte[][] bytes = new byte[arguments.length][];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = arguments[i] == null ? null : arguments[i].getBytes(StandardCharsets.UTF_8);
    }
    return new RecordedCall(bytes);
  }

  /** Calls a function: the value, or "absent", or nothing but codes; then the codes. */
  static String run(String function, String... arguments) {
    return of(arguments).run(function);
  }

  String run(String function) {
    ValueFunction called = FunctionRegistry.core().find(function).orElseThrow();
    Output out = new Output(8);
    out.writeAscii("before");
    Result result = called.apply(this, out);
    String written = new String(out.bytes, 0, out.size, StandardCharsets.UTF_8);
    if (!written.startsWith("before") || (result != Result.VALUE && out.size != 6)) {
      throw new AssertionError(function + " wrote where it must not");
    }
    if ((result == Result.INVALID) != (invalid == 1) || invalid > 1) {
      throw new AssertionError(function + " is invalid without a reason, or the reverse");
    }
    String value = result == Result.VALUE ? written.substring(6) : "absent";
    return (result == Result.INVALID ? "" : value + " ").concat(String.join(" ", codes)).strip();
  }

  @Override
  public int size() {
    return arguments.size();
  }

  @Override
  public boolean isPresent(int argument) {
    return arguments.get(argument) != null && arguments.get(argument).length() > 0;
  }

  @Override
  public Text text(int argument) {
    if (!isPresent(argument)) {
      throw new AssertionError("asked for an absent argument");
    }
    return arguments.get(argument);
  }

  @Override
  public Result invalid(String code, String message, String hint) {
    invalid++;
    codes.add(code);
    messages.add(message + " " + hint);
    return Result.INVALID;
  }

  @Override
  public void warn(String code, String message, String hint) {
    codes.add(code);
    messages.add(message + " " + hint);
  }

  @Override
  public void info(String code, String message, String hint) {
    codes.add(code);
    messages.add(message + " " + hint);
  }
}
