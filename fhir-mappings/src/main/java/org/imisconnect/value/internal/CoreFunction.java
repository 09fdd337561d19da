package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Call;
import org.imisconnect.value.Kind;
import org.imisconnect.value.Result;
import org.imisconnect.value.Shape;
import org.imisconnect.value.Text;
import org.imisconnect.value.ValueFunction;
import org.jspecify.annotations.Nullable;

/** What all core functions share: a name, a signature, and how they say what is wrong. */
abstract class CoreFunction implements ValueFunction {
  private final String name;
  private final Kind gives;
  private final int required;
  private final List<Kind> parameters;

  CoreFunction(String name, Kind gives, int required, Kind... parameters) {
    this.name = name;
    this.gives = gives;
    this.required = required;
    this.parameters = List.of(parameters);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<Kind> parameters() {
    return parameters;
  }

  @Override
  public final int required() {
    return required;
  }

  @Override
  public final Kind gives() {
    return gives;
  }

  static boolean has(Call call, int argument) {
    return argument < call.size() && call.isPresent(argument);
  }

  /** Refuses a text; the message ends with its shape. */
  static Result refuse(Call call, String code, Text text, String what, String hint) {
    return call.invalid(code, what + " (" + Shape.of(text) + ").", hint);
  }

  /** A constant that is given as a literal, or null. */
  static @Nullable String literal(List<@Nullable String> constants, int argument) {
    return argument < constants.size() ? constants.get(argument) : null;
  }

  /** Whether an argument is given, but not as a literal. */
  static boolean isComputed(List<@Nullable String> constants, int argument) {
    return argument < constants.size() && constants.get(argument) == null;
  }

  /** The whole number from {@code least} up that a literal has to be; or an empty text. */
  static String checkCount(List<@Nullable String> constants, int argument, int least) {
    String text = literal(constants, argument);
    if (text == null) {
      return "";
    }
    long number = Numbers.wholeNumber(text);
    boolean fits = number >= least && number <= Integer.MAX_VALUE;
    return fits ? "" : "argument " + argument + " has to be a whole number from " + least + " up";
  }

  /** Reads a count from an argument: -1 where it is none. */
  static int count(Call call, int argument) {
    Text text = call.text(argument);
    long number = Numbers.wholeNumber(text.bytes, text.start, text.end);
    return number < 0 || number > Integer.MAX_VALUE ? -1 : (int) number;
  }

  /** What a function says when a count comes from the data and is none. */
  static Result refuseCount(Call call, int argument) {
    return refuse(
        call,
        "NUMBER_FORMAT",
        call.text(argument),
        "the number of characters is no whole number from 0 up",
        "Give it as a number in the mapping.");
  }
}
