package org.imisconnect.value.internal;

import java.util.List;
import org.imisconnect.value.Kind;
import org.imisconnect.value.ValueFunction;
import org.jspecify.annotations.Nullable;

/** The core functions by name; one is made when it is asked for, so that starting costs nothing. */
public final class CoreFunctions {
  private static final List<String> NAMES =
      List.of(
          "add",
          "after",
          "before",
          "boolean",
          "buddhist_date",
          "code",
          "date",
          "datetime",
          "decimal",
          "digits",
          "icd10",
          "integer",
          "join",
          "lower",
          "max_length",
          "money",
          "multiply",
          "number_text",
          "pad_left",
          "partial_date",
          "phone",
          "replace",
          "split",
          "squeeze",
          "substring",
          "subtract",
          "trim",
          "truncate",
          "upper",
          "uuid");

  private CoreFunctions() {}

  /** All names, sorted. */
  public static List<String> names() {
    return NAMES;
  }

  /** The function of a name, or null. */
  public static @Nullable ValueFunction find(String name) {
    return switch (name) {
      case "add" -> new ArithmeticFunction(name, ArithmeticFunction.Operation.ADD);
      case "after" -> new PartFunction(name, true);
      case "before" -> new PartFunction(name, false);
      case "boolean" -> new BooleanFunction();
      case "buddhist_date" -> new DateFunction(name, true, true);
      case "code" -> new TrimFunction(name, Kind.CODE, true);
      case "date" -> new DateFunction(name, false, false);
      case "datetime" -> new DateTimeFunction();
      case "decimal" -> new DecimalFunction(name, false);
      case "digits" -> new DigitsFunction();
      case "icd10" -> new Icd10Function();
      case "integer" -> new IntegerFunction();
      case "join" -> new JoinFunction();
      case "lower" -> new CaseFunction(name, false);
      case "max_length" -> new LengthFunction(name, false);
      case "money" -> new DecimalFunction(name, true);
      case "multiply" -> new ArithmeticFunction(name, ArithmeticFunction.Operation.MULTIPLY);
      case "number_text" -> new NumberTextFunction();
      case "pad_left" -> new PadLeftFunction();
      case "partial_date" -> new DateFunction(name, true, false);
      case "phone" -> new PhoneFunction();
      case "replace" -> new ReplaceFunction();
      case "split" -> new SplitFunction();
      case "squeeze" -> new TrimFunction(name, Kind.TEXT, true);
      case "substring" -> new SubstringFunction();
      case "subtract" -> new ArithmeticFunction(name, ArithmeticFunction.Operation.SUBTRACT);
      case "trim" -> new TrimFunction(name, Kind.TEXT, false);
      case "truncate" -> new LengthFunction(name, true);
      case "upper" -> new CaseFunction(name, true);
      case "uuid" -> new UuidFunction();
      default -> null;
    };
  }
}
