package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.finding.Place;
import org.imisconnect.map.run.Value;
import org.imisconnect.map.run.Values;
import org.imisconnect.record.RecordType;
import org.imisconnect.value.Kind;
import org.imisconnect.value.ValueFunction;
import org.jspecify.annotations.Nullable;

/** From expressions to values: names are resolved, functions found, kinds checked. */
final class ValueCompiler {
  private final PackContext context;
  private final Problems problems;
  private final FormCompiler forms;

  ValueCompiler(PackContext context) {
    this.context = context;
    this.problems = context.problems;
    this.forms = new FormCompiler(context, this);
  }

  /** A value; where it cannot be compiled the error is told and the result is broken. */
  Typed compile(Expression expression, Scope scope) {
    if (expression instanceof Expression.Path path) {
      return path(path, scope);
    }
    if (expression instanceof Expression.Literal literal) {
      return Typed.constant(literal.text(), literal.number() ? Kind.DECIMAL : Kind.TEXT);
    }
    if (expression instanceof Expression.Coalesce coalesce) {
      List<Typed> options = all(coalesce.options(), scope);
      return options.stream().anyMatch(Typed::isBroken) ? Typed.broken() : Typed.firstOf(options);
    }
    if (expression instanceof Expression.Call call) {
      return forms.isForm(call) ? forms.compile(call, scope) : function(call, scope);
    }
    problems.add(
        expression.at(), "MAP_SYNTAX", "a condition stands here, but a value is expected.");
    return Typed.broken();
  }

  List<Typed> all(List<Expression> expressions, Scope scope) {
    List<Typed> all = new ArrayList<>();
    for (Expression expression : expressions) {
      all.add(compile(expression, scope));
    }
    return all;
  }

  private Typed path(Expression.Path path, Scope scope) {
    String name = path.name();
    Typed variable = scope.variable(name);
    if (variable != null) {
      return variable;
    }
    if (name.startsWith("$")) {
      return dollar(path);
    }
    RecordType record = scope.record;
    if (record != null && record.indexOf(name) >= 0) {
      return column(scope, record.indexOf(name));
    }
    int dot = name.indexOf('.');
    while (dot > 0) {
      Typed found = dotted(path, scope, name.substring(0, dot), name.substring(dot + 1));
      if (found != null) {
        return found;
      }
      dot = name.indexOf('.', dot + 1);
    }
    unknown(path, scope);
    return Typed.broken();
  }

  private Typed dollar(Expression.Path path) {
    String name = path.name().substring(1);
    if (name.equals("scheme")) {
      return Typed.constant(context.pack.schemeUri(), Kind.TEXT);
    }
    String constant = context.pack.header().constants().get(name);
    if (constant != null) {
      return Typed.constant(constant, Kind.TEXT);
    }
    List<String> names = new ArrayList<>(context.pack.header().constants().keySet());
    names.addAll(List.of("scheme", "value", "position", "rows"));
    String where =
        switch (name) {
          case "value" -> "`$value` stands only inside `$each` of a list.";
          case "position" -> "`$position` stands only inside a list.";
          case "rows" -> "`$rows` stands only in `$each`, `count` and `sum` of a grouped map.";
          default -> "";
        };
    if (where.isEmpty()) {
      problems.unknown(path.at(), "MAP_NAME", "constant", "$" + name, names);
    } else {
      problems.add(path.at(), "MAP_NAME", where);
    }
    return Typed.broken();
  }

  private @Nullable Typed dotted(Expression.Path path, Scope scope, String head, String rest) {
    Scope row = scope.row(head);
    if (row == null) {
      Integer join = scope.joins.get(head);
      if (join == null) {
        return null;
      }
      row = JoinRows.single(scope, join, head, path.at(), problems);
      if (row == null) {
        return Typed.broken();
      }
    }
    RecordType record = row.record;
    if (record == null) {
      return null;
    }
    int column = record.indexOf(rest);
    if (column < 0) {
      List<String> names = record.columns().stream().map(c -> c.name()).toList();
      problems.unknown(path.at(), "MAP_NAME", "column of " + record.name(), rest, names);
      return Typed.broken();
    }
    return column(row, column);
  }

  private void unknown(Expression.Path path, Scope scope) {
    for (Scope around = scope.outer; around != null; around = around.outer) {
      RecordType record = around.record;
      if (record != null && around.isRecordScope && record.indexOf(path.name()) >= 0) {
        problems.add(
            path.at(),
            "MAP_NAME",
            "`" + path.name() + "` is no column of the innermost record.",
            "Write `" + record.name() + "." + path.name() + "` for the outer one.");
        return;
      }
    }
    String of = scope.record == null ? "" : " of " + scope.record.name();
    problems.unknown(path.at(), "MAP_NAME", "column" + of, path.name(), scope.names().keySet());
  }

  static Typed column(Scope row, int column) {
    RecordType record = row.record;
    if (record == null) {
      throw new IllegalStateException("a scope of variables has no columns");
    }
    return Typed.column(row.plan.cell(row.ref, row.slot, record, column));
  }

  private Typed function(Expression.Call call, Scope scope) {
    List<Typed> arguments = all(call.arguments(), scope);
    ValueFunction function = context.function(call.function());
    if (function == null) {
      problems.unknown(
          call.at(), "MAP_FUNCTION", "function", call.function(), context.functionNames());
      return Typed.broken();
    }
    if (arguments.stream().anyMatch(Typed::isBroken)) {
      return Typed.broken();
    }
    addFormat(function, arguments, call.at());
    return fits(function, arguments, call.at())
        ? apply(function, arguments, scope)
        : Typed.broken();
  }

  /** A call whose arguments are compiled and fit. */
  Typed apply(ValueFunction function, List<Typed> arguments, Scope scope) {
    Value[] values = arguments.stream().map(Typed::value).toArray(Value[]::new);
    return Typed.of(scope.plan.call(function, values), function.gives(), Typed.cells(arguments));
  }

  /** A date or boolean without a pattern of its own takes the format of its column. */
  private void addFormat(ValueFunction function, List<Typed> arguments, Place at) {
    boolean formatted =
        function.gives() == Kind.DATE
            || function.gives() == Kind.DATETIME
            || function.name().equals("boolean");
    if (!formatted || arguments.size() != 1) {
      return;
    }
    List<String> formats = arguments.get(0).formats().stream().distinct().toList();
    if (formats.size() > 1) {
      problems.add(
          at,
          "MAP_VALUE",
          "the columns have different formats: " + String.join(", ", formats) + ".",
          "Convert each by itself: {a | date ?? b | date}.");
    } else if (formats.size() == 1) {
      arguments.addAll(ConditionCompiler.formatArguments(function, formats.get(0)));
    }
  }

  private boolean fits(ValueFunction function, List<Typed> arguments, Place at) {
    int most = function.variadic() ? Integer.MAX_VALUE : function.parameters().size();
    String name = "`" + function.name() + "`";
    if (arguments.size() < function.required() || arguments.size() > most) {
      problems.add(
          at,
          "MAP_FUNCTION",
          name
              + " takes "
              + arity(function)
              + ", the piped value included; found "
              + arguments.size()
              + ".");
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      Kind wanted = function.parameters().get(Math.min(i, function.parameters().size() - 1));
      if (!Kinds.isArgument(arguments.get(i).kind(), wanted)) {
        problems.add(
            at,
            "MAP_VALUE",
            name
                + " takes "
                + Kinds.name(wanted)
                + " as argument "
                + (i + 1)
                + "; found "
                + Kinds.name(arguments.get(i).kind())
                + ".");
        return false;
      }
    }
    List<@Nullable String> constants = new ArrayList<>();
    arguments.forEach(argument -> constants.add(argument.constant()));
    String wrong = function.checkConstants(constants);
    if (!wrong.isEmpty()) {
      problems.add(at, "MAP_FUNCTION", name + ": " + wrong + ".");
    }
    return wrong.isEmpty();
  }

  private static String arity(ValueFunction function) {
    int most = function.parameters().size();
    if (function.variadic()) {
      return function.required() + " or more values";
    }
    return most == function.required()
        ? most + (most == 1 ? " value" : " values")
        : function.required() + " to " + most + " values";
  }

  /** A scalar: text and slots. A constant one is folded. */
  Typed template(Template template, Scope scope) {
    List<Typed> parts = new ArrayList<>();
    List<Boolean> optional = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Slot slot) {
        parts.add(compile(slot.expression(), scope));
        optional.add(slot.optional());
      } else {
        parts.add(Typed.constant(((Template.Text) part).text(), Kind.TEXT));
        optional.add(false);
      }
    }
    if (parts.stream().anyMatch(Typed::isBroken)) {
      return Typed.broken();
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    if (parts.stream().allMatch(part -> part.constant() != null)) {
      StringBuilder text = new StringBuilder();
      parts.forEach(part -> text.append(part.constant()));
      return Typed.constant(text.toString(), Kind.TEXT);
    }
    return joined(template, parts, optional, scope);
  }

  private Typed joined(Template template, List<Typed> parts, List<Boolean> optional, Scope scope) {
    int size = parts.size();
    Value[] values = new Value[size];
    boolean[] mayLack = new boolean[size];
    boolean[] alive = new boolean[size];
    for (int i = 0; i < size; i++) {
      values[i] = parts.get(i).value();
      mayLack[i] = optional.get(i);
      alive[i] = parts.get(i).constant() == null;
      if (parts.get(i).kind() == Kind.LIST) {
        problems.add(template.at(), "MAP_VALUE", "a list does not fit into a text.");
        return Typed.broken();
      }
    }
    Value value =
        new org.imisconnect.map.run.TemplateValue(values, mayLack, alive, scope.plan.text());
    return Typed.of(value, Kind.TEXT, Typed.cells(parts));
  }

  /** The codes of a table, each with where it is written. */
  static Map<String, String> codesOf(org.imisconnect.pack.CodeTable table) {
    Map<String, String> codes = new TreeMap<>();
    for (org.imisconnect.pack.CodeTable.Row row : table.rows()) {
      codes.putIfAbsent(row.target(), tell(table, row));
    }
    table.unknownRow().ifPresent(row -> codes.putIfAbsent(row.target(), tell(table, row)));
    codes.remove("");
    return codes;
  }

  private static String tell(
      org.imisconnect.pack.CodeTable table, org.imisconnect.pack.CodeTable.Row row) {
    return "`" + table.file() + "` gives \"" + row.target() + "\" in line " + row.at().line();
  }

  /** A position in a list, as a value. */
  static Typed position(int slot) {
    return Typed.of(new Values.Position(slot), Kind.INTEGER, List.of());
  }
}
