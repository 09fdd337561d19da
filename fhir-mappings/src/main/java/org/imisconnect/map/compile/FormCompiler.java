package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imisconnect.finding.Place;
import org.imisconnect.map.run.Condition;
import org.imisconnect.map.run.KeyValue;
import org.imisconnect.map.run.Lists;
import org.imisconnect.map.run.RowRef;
import org.imisconnect.map.run.RowsValue;
import org.imisconnect.map.run.TableValue;
import org.imisconnect.map.run.Value;
import org.imisconnect.pack.CodeTable;
import org.imisconnect.record.RecordType;
import org.imisconnect.value.Kind;
import org.jspecify.annotations.Nullable;

/** The calls that the compiler itself knows, since they name maps, tables and joins. */
final class FormCompiler {
  private static final Set<String> FORMS = Set.of("count", "list", "ref", "sum", "table");
  private final PackContext context;
  private final Problems problems;
  private final ValueCompiler values;

  FormCompiler(PackContext context, ValueCompiler values) {
    this.context = context;
    this.problems = context.problems;
    this.values = values;
  }

  boolean isForm(Expression.Call call) {
    return FORMS.contains(call.function());
  }

  Typed compile(Expression.Call call, Scope scope) {
    return switch (call.function()) {
      case "list" -> list(call, scope);
      case "table" -> table(call, scope);
      case "ref" -> reference(call, scope);
      case "count" -> count(call, scope);
      default -> sum(call, scope);
    };
  }

  private Typed list(Expression.Call call, Scope scope) {
    List<Typed> entries = values.all(call.arguments(), scope);
    if (entries.isEmpty() || entries.stream().anyMatch(e -> e.kind() == Kind.LIST)) {
      problems.add(call.at(), "MAP_FUNCTION", "`list` takes one or more values, none a list.");
      return Typed.broken();
    }
    if (entries.stream().anyMatch(Typed::isBroken)) {
      return Typed.broken();
    }
    Value[] all = entries.stream().map(Typed::value).toArray(Value[]::new);
    Value value = new Lists.ListValue(all, scope.plan.text());
    return Typed.of(value, Kind.LIST, Typed.cells(entries)).withEntries(entries);
  }

  private Typed table(Expression.Call call, Scope scope) {
    List<Expression> arguments = call.arguments();
    String name = arguments.size() == 2 ? bareName(arguments.get(1)) : null;
    if (name == null) {
      problems.add(
          call.at(), "MAP_FUNCTION", "`table` takes a piped value and a name: {x | table(sex)}.");
      return Typed.broken();
    }
    Typed code = values.compile(arguments.get(0), scope);
    CodeTable table = context.pack.codes().get(name);
    if (table == null) {
      problems.unknown(
          arguments.get(1).at(), "MAP_NAME", "code table", name, context.pack.codes().keySet());
      return Typed.broken();
    }
    if (code.isBroken()) {
      return code;
    }
    return Typed.of(new TableValue(table, code.value()), Kind.CODE, code.cells())
        .withCodes(ValueCompiler.codesOf(table));
  }

  private Typed reference(Expression.Call call, Scope scope) {
    List<Expression> arguments = call.arguments();
    String name = arguments.isEmpty() ? null : bareName(arguments.get(0));
    if (name == null) {
      problems.add(
          call.at(), "MAP_REFERENCE", "`ref` takes a type or a map, then the parts of its key.");
      return Typed.broken();
    }
    MapFile target = target(name, arguments.get(0).at());
    List<Typed> given = values.all(arguments.subList(1, arguments.size()), scope);
    if (target == null || given.stream().anyMatch(Typed::isBroken)) {
      return Typed.broken();
    }
    List<String> names = Expressions.names(target.key());
    if (names.size() != given.size()) {
      problems.add(
          call.at(),
          "MAP_REFERENCE",
          "the key of `maps/"
              + target.name()
              + "` takes "
              + names.size()
              + " values ("
              + String.join(", ", names)
              + "); found "
              + given.size()
              + ".");
      return Typed.broken();
    }
    return bind(target, names, given, scope);
  }

  /** Runs the target's own key slots with the arguments in the places of their names. */
  private Typed bind(MapFile target, List<String> names, List<Typed> given, Scope scope) {
    Scope bound = Scope.ofVariables(scope.plan);
    RecordType record = target.record();
    for (int i = 0; i < names.size(); i++) {
      int column = record.indexOf(names.get(i));
      Typed argument = given.get(i);
      bound.define(
          names.get(i),
          column < 0
              ? argument
              : argument.as(
                  record.columns().get(column).type(), record.columns().get(column).format()));
    }
    List<Typed> parts = new ArrayList<>();
    for (Template part : target.key()) {
      parts.add(values.template(part, bound));
    }
    if (parts.stream().anyMatch(Typed::isBroken)) {
      return Typed.broken();
    }
    Value[] all = parts.stream().map(Typed::value).toArray(Value[]::new);
    KeyValue key = new KeyValue(context.idType(target), all, scope.plan.text());
    return Typed.of(key.reference(target.type()), Kind.TEXT, Typed.cells(given))
        .withTarget(target.type());
  }

  private @Nullable MapFile target(String name, Place at) {
    MapFile map = context.maps.get(name);
    if (map != null) {
      return map;
    }
    List<MapFile> makers = context.mapsOf(name);
    if (makers.size() == 1) {
      return makers.get(0);
    }
    if (makers.size() > 1) {
      problems.add(
          at,
          "MAP_REFERENCE",
          "several maps make " + name + ".",
          "Name one: " + String.join(", ", makers.stream().map(MapFile::name).toList()) + ".");
      return null;
    }
    List<String> names = new ArrayList<>(context.maps.keySet());
    context.maps.values().forEach(other -> names.add(other.type()));
    problems.unknown(at, "MAP_REFERENCE", "type or map", name, names);
    return null;
  }

  private Typed count(Expression.Call call, Scope scope) {
    List<Expression> arguments = call.arguments();
    if (arguments.isEmpty() || arguments.size() > 2) {
      problems.add(
          call.at(), "MAP_FUNCTION", "`count` takes a join, `$rows` or a list, and a condition.");
      return Typed.broken();
    }
    String name = bareName(arguments.get(0));
    Integer join = name == null ? null : joinOf(scope, name);
    if (join == null) {
      return countParts(call, scope);
    }
    RowRef parent = JoinRows.parent(scope, join, call.at(), problems);
    if (parent == null) {
      return Typed.broken();
    }
    Condition condition = null;
    if (arguments.size() == 2) {
      Scope inner = scope.enter(join, name == null ? "" : name);
      condition = new ConditionCompiler(context, values).compile(arguments.get(1), inner);
    }
    return Typed.of(new RowsValue.Count(parent, join, condition), Kind.INTEGER, List.of());
  }

  private Typed countParts(Expression.Call call, Scope scope) {
    Typed list = values.compile(call.arguments().get(0), scope);
    if (list.isBroken()) {
      return list;
    }
    if (list.kind() != Kind.LIST || call.arguments().size() == 2) {
      problems.add(call.at(), "MAP_FUNCTION", "`count` takes a join, `$rows` or a list.");
      return Typed.broken();
    }
    return Typed.of(
        new RowsValue.Parts(list.value(), scope.plan.text()), Kind.INTEGER, list.cells());
  }

  private Typed sum(Expression.Call call, Scope scope) {
    List<Expression> arguments = call.arguments();
    String name = arguments.isEmpty() ? null : bareName(arguments.get(0));
    Expression term = arguments.size() == 2 ? arguments.get(1) : null;
    if (name != null && arguments.size() == 1 && name.indexOf('.') > 0) {
      int dot = name.lastIndexOf('.');
      term = new Expression.Path(name.substring(dot + 1), arguments.get(0).at());
      name = name.substring(0, dot);
    }
    Integer join = name == null ? null : joinOf(scope, name);
    if (join == null || name == null || term == null) {
      problems.add(
          call.at(),
          "MAP_FUNCTION",
          "`sum` takes a column of a join, or a join and a value: sum(line.amount),"
              + " sum(line, multiply(quantity, unit_price)).");
      return Typed.broken();
    }
    RowRef parent = JoinRows.parent(scope, join, call.at(), problems);
    if (parent == null) {
      return Typed.broken();
    }
    Typed value = values.compile(term, scope.enter(join, name));
    if (value.isBroken()) {
      return value;
    }
    if (!Kinds.fits(value.kind(), "decimal")) {
      problems.add(
          call.at(), "MAP_VALUE", "`sum` takes numbers; found " + Kinds.name(value.kind()));
      return Typed.broken();
    }
    return Typed.of(
        new RowsValue.Sum(parent, join, value.value(), scope.plan.text()),
        Kind.DECIMAL,
        value.cells());
  }

  /** The join of a name; {@code $rows} are those of the group. */
  static @Nullable Integer joinOf(Scope scope, String name) {
    if (name.equals("$rows") && scope.plan.grouped) {
      return 0;
    }
    return scope.joins.get(name);
  }

  private static @Nullable String bareName(Expression expression) {
    return expression instanceof Expression.Path path ? path.name() : null;
  }
}
