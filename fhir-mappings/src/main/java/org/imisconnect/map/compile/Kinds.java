package org.imisconnect.map.compile;

import java.util.Locale;
import org.imisconnect.value.Kind;

/** Which kinds fit where. Pure. */
final class Kinds {
  private Kinds() {}

  static String name(Kind kind) {
    return switch (kind) {
      case TEXT -> "a text";
      case CODE -> "a code";
      case INTEGER -> "a whole number";
      case DECIMAL -> "a number";
      case DATE -> "a date";
      case DATETIME -> "a date with time";
      case BOOLEAN -> "true or false";
      case LIST -> "a list";
    };
  }

  /** Whether a function may be given it. A text may hold anything; lists are apart. */
  static boolean isArgument(Kind given, Kind wanted) {
    if (given == Kind.LIST || wanted == Kind.LIST) {
      return given == wanted;
    }
    return group(given).equals(group(wanted)) || isText(given) || isText(wanted);
  }

  /** Whether an R4 primitive can hold it at all; what is in a text shows at run time. */
  static boolean fits(Kind kind, String primitive) {
    return switch (primitive) {
      case "boolean" -> kind == Kind.BOOLEAN || isText(kind);
      case "integer", "positiveInt", "unsignedInt", "decimal" ->
          kind == Kind.INTEGER || kind == Kind.DECIMAL || isText(kind);
      case "date" -> kind == Kind.DATE || isText(kind);
      case "dateTime" -> kind == Kind.DATE || kind == Kind.DATETIME || isText(kind);
      case "instant" -> kind == Kind.DATETIME || isText(kind);
      case "time", "base64Binary", "oid", "uuid" -> isText(kind);
      default -> kind != Kind.LIST;
    };
  }

  /** Whether the function that gave it has made sure of the primitive's form. */
  static boolean isSure(Kind kind, String primitive) {
    return switch (primitive) {
      case "boolean" -> kind == Kind.BOOLEAN;
      case "integer" -> false;
      case "decimal" -> kind == Kind.INTEGER || kind == Kind.DECIMAL;
      case "date" -> kind == Kind.DATE;
      case "dateTime" -> kind == Kind.DATE || kind == Kind.DATETIME;
      default -> false;
    };
  }

  private static boolean isText(Kind kind) {
    return kind == Kind.TEXT || kind == Kind.CODE;
  }

  private static String group(Kind kind) {
    return switch (kind) {
      case INTEGER, DECIMAL -> "number";
      case DATE, DATETIME -> "date";
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
