package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.map.run.Condition;
import org.imisconnect.map.run.Conditions;
import org.imisconnect.record.ColumnType;
import org.imisconnect.value.Kind;
import org.imisconnect.value.ValueFunction;
import org.jspecify.annotations.Nullable;

/** From expressions to conditions. Columns are compared by what their record says they hold. */
final class ConditionCompiler {
  private static final Condition NEVER = machine -> false;
  private final PackContext context;
  private final ValueCompiler values;

  ConditionCompiler(PackContext context, ValueCompiler values) {
    this.context = context;
    this.values = values;
  }

  Condition compile(Expression expression, Scope scope) {
    if (expression instanceof Expression.Junction junction) {
      Condition[] parts =
          junction.parts().stream().map(part -> compile(part, scope)).toArray(Condition[]::new);
      return Conditions.junction(junction.all(), parts);
    }
    if (expression instanceof Expression.Not not) {
      return Conditions.not(compile(not.inner(), scope));
    }
    if (expression instanceof Expression.Compare compare) {
      Typed left = values.compile(compare.left(), scope);
      Typed right = values.compile(compare.right(), scope);
      return comparison(left, compare.operator(), right, scope, expression);
    }
    if (expression instanceof Expression.In in) {
      Typed value = values.compile(in.value(), scope);
      List<Condition> options = new ArrayList<>();
      for (Expression option : in.options()) {
        options.add(comparison(value, "==", values.compile(option, scope), scope, expression));
      }
      return Conditions.junction(false, options.toArray(Condition[]::new));
    }
    return presence(values.compile(expression, scope), scope);
  }

  private Condition presence(Typed value, Scope scope) {
    Typed typed = value.column() == ColumnType.BOOLEAN ? converted(value, scope) : value;
    return typed.kind() == Kind.BOOLEAN
        ? new Conditions.True(typed.value(), scope.plan.text())
        : new Conditions.Present(typed.value(), scope.plan.text());
  }

  private Condition comparison(
      Typed left, String operator, Typed right, Scope scope, Expression at) {
    if (left.isBroken() || right.isBroken()) {
      return NEVER;
    }
    Conditions.Order order = order(left, right);
    if (order == Conditions.Order.TEXT && !operator.endsWith("=") && !isDated(left, right)) {
      context.problems.add(
          at.at(),
          "MAP_VALUE",
          "texts have no order: `" + operator + "` compares numbers and dates.",
          "Give the column its type in records/, or convert the value: {x | decimal}.");
      return NEVER;
    }
    boolean typed = order != Conditions.Order.TEXT || isBoolean(left) || isBoolean(right);
    Typed a = typed ? converted(left, scope) : left;
    Typed b = typed ? converted(right, scope) : right;
    return new Conditions.Comparison(
        a.value(), operator, b.value(), order, scope.plan.text(), scope.plan.text());
  }

  private static boolean isDated(Typed left, Typed right) {
    return order(left, right) == Conditions.Order.DATE;
  }

  private static boolean isBoolean(Typed value) {
    return value.column() == ColumnType.BOOLEAN || value.kind() == Kind.BOOLEAN;
  }

  private static Conditions.Order order(Typed left, Typed right) {
    if (isNumber(left) || isNumber(right)) {
      return Conditions.Order.NUMBER;
    }
    return isDate(left) || isDate(right) ? Conditions.Order.DATE : Conditions.Order.TEXT;
  }

  private static boolean isNumber(Typed value) {
    if (value.kind() == Kind.INTEGER || value.kind() == Kind.DECIMAL) {
      return true;
    }
    return value.column() == ColumnType.INTEGER
        || value.column() == ColumnType.DECIMAL
        || value.column() == ColumnType.MONEY;
  }

  private static boolean isDate(Typed value) {
    if (value.kind() == Kind.DATE || value.kind() == Kind.DATETIME) {
      return true;
    }
    return value.column() == ColumnType.DATE
        || value.column() == ColumnType.PARTIAL_DATE
        || value.column() == ColumnType.DATETIME;
  }

  /** A bare column as its type has it: a date in ISO form, a number in plain digits. */
  Typed converted(Typed value, Scope scope) {
    ColumnType type = value.column();
    ValueFunction function = type == null ? null : ofType(context, type);
    if (function == null) {
      return value;
    }
    List<Typed> arguments = new ArrayList<>(List.of(value));
    String format = value.formats().isEmpty() ? "" : value.formats().get(0);
    arguments.addAll(formatArguments(function, format));
    return values.apply(function, arguments, scope);
  }

  /** What a function is told of the format of its column: a pattern, or the words of a boolean. */
  static List<Typed> formatArguments(ValueFunction function, String format) {
    boolean dated = function.gives() == Kind.DATE || function.gives() == Kind.DATETIME;
    if (format.isEmpty() || function.parameters().size() < 2) {
      return List.of();
    }
    int bar = format.indexOf('|');
    if (function.gives() == Kind.BOOLEAN && bar > 0) {
      return List.of(
          Typed.constant(format.substring(0, bar), Kind.TEXT),
          Typed.constant(format.substring(bar + 1), Kind.TEXT));
    }
    return dated ? List.of(Typed.constant(format, Kind.TEXT)) : List.of();
  }

  /** The function that checks and converts a type of column; null where any text will do. */
  static @Nullable ValueFunction ofType(PackContext context, ColumnType type) {
    return switch (type) {
      case TEXT, CODE -> null;
      case INTEGER -> context.function("integer");
      case DECIMAL -> context.function("decimal");
      case MONEY -> context.function("money");
      case DATE -> context.function("date");
      case PARTIAL_DATE -> context.function("partial_date");
      case DATETIME -> context.function("datetime");
      case BOOLEAN -> context.function("boolean");
    };
  }
}
