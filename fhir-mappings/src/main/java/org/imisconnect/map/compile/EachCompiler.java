package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.imisconnect.map.run.Lists;
import org.imisconnect.map.run.Op;
import org.imisconnect.map.run.Ops;
import org.imisconnect.map.run.RowRef;
import org.imisconnect.map.run.Site;
import org.imisconnect.map.run.Value;
import org.imisconnect.map.run.Values;
import org.imisconnect.pack.Node;
import org.imisconnect.value.Kind;
import org.jspecify.annotations.Nullable;

/** What {@code $each} goes through: rows of a join or group, a list, or lists side by side. */
final class EachCompiler {
  private final PackContext context;
  private final Problems problems;
  private final ValueCompiler values;

  EachCompiler(PackContext context, ValueCompiler values) {
    this.context = context;
    this.problems = context.problems;
    this.values = values;
  }

  /**
   * A repetition.
   *
   * @param scope where its body stands
   * @param around puts the body into the loop
   */
  record Each(Scope scope, UnaryOperator<Op> around) {}

  /** A repetition, or null where it has an error (told). */
  @Nullable Each compile(Node each, Node.@Nullable Scalar as, Scope scope, Spot spot) {
    if (each instanceof Node.Mapping object && object.find("zip").isPresent()) {
      return zip(object, scope, spot);
    }
    if (!(each instanceof Node.Scalar scalar)) {
      problems.add(
          each.at(),
          "MAP_SYNTAX",
          "`each` takes a join, `$rows`, a list in a slot, or {zip: …}.",
          Nodes.quoteHint(each));
      return null;
    }
    return scalar.text().startsWith("{") ? list(scalar, as, scope, spot) : rows(scalar, as, scope);
  }

  private @Nullable Each rows(Node.Scalar scalar, Node.@Nullable Scalar as, Scope scope) {
    String name = scalar.text();
    Integer join = FormCompiler.joinOf(scope, name);
    if (join == null) {
      if (name.equals("$rows")) {
        problems.add(scalar.at(), "MAP_NAME", "`$rows` stands only in a map with `group_by`.");
      } else {
        problems.unknown(scalar.at(), "MAP_NAME", "join", name, scope.joins.keySet());
      }
      return null;
    }
    RowRef parent = JoinRows.parent(scope, join, scalar.at(), problems);
    if (parent == null) {
      return null;
    }
    Scope inner = scope.enter(join, as == null ? name : as.text());
    if (as != null && inner.record != null && inner.record.indexOf(as.text()) >= 0) {
      problems.add(as.at(), "MAP_NAME", "`" + as.text() + "` would hide a column of its record.");
    }
    return new Each(inner, body -> new Ops.EachRow(parent, join, body));
  }

  private @Nullable Each list(
      Node.Scalar scalar, Node.@Nullable Scalar as, Scope scope, Spot spot) {
    Typed list;
    try {
      list = values.compile(Template.single(scalar), scope);
    } catch (SyntaxError error) {
      problems.syntax(error);
      return null;
    }
    if (list.isBroken() || !isList(list, scalar)) {
      return null;
    }
    int slot = scope.plan.variable();
    Scope inner = scope.nested();
    Typed value = entry(list, slot);
    inner.define("$value", value);
    if (as != null) {
      inner.define(as.text(), value);
    }
    Lists lists = lists(list, slot);
    Site site = new Site(spot.path(), scalar.at().toString());
    return new Each(inner, body -> new Ops.EachEntry(lists, site, body));
  }

  static Lists lists(Typed list, int slot) {
    return list.entries().isEmpty()
        ? new Lists.Parallel(new Value[] {list.value()}, new int[] {slot})
        : new Lists.Listed(list.entries().stream().map(Typed::value).toArray(Value[]::new), slot);
  }

  /** One entry of a list, as a variable. */
  static Typed entry(Typed list, int slot) {
    Values.Variable value = new Values.Variable(slot);
    if (list.entries().isEmpty()) {
      List<String> formats =
          list.cells().stream().map(cell -> cell.column().format()).distinct().toList();
      return new Typed(value, Kind.TEXT, null, list.cells(), null, formats, null, "", List.of());
    }
    Typed all = Typed.firstOf(list.entries());
    return new Typed(
        value,
        all.kind(),
        null,
        list.cells(),
        all.column(),
        all.formats(),
        all.codes(),
        "",
        List.of());
  }

  private @Nullable Each zip(Node.Mapping object, Scope scope, Spot spot) {
    Map<String, Node.Scalar> named = new MapFileReader(context).scalars(object, "zip");
    if (named.isEmpty() || object.entries().size() > 1) {
      problems.add(
          object.at(),
          "MAP_SYNTAX",
          "`zip` takes lists by name: {zip: {a: \"{x | split(';')}\"}}.");
      return null;
    }
    Scope inner = scope.nested();
    List<Value> lists = new ArrayList<>();
    int[] slots = new int[named.size()];
    for (Map.Entry<String, Node.Scalar> entry : named.entrySet()) {
      Typed list = zipped(entry.getValue(), scope);
      if (list == null || hides(entry.getKey(), entry.getValue(), scope)) {
        return null;
      }
      int slot = scope.plan.variable();
      slots[lists.size()] = slot;
      lists.add(list.value());
      inner.define(entry.getKey(), entry(list.withEntries(List.of()), slot));
    }
    Lists all = new Lists.Parallel(lists.toArray(Value[]::new), slots);
    Site site = new Site(spot.path(), object.at().toString());
    return new Each(inner, body -> new Ops.EachEntry(all, site, body));
  }

  private boolean hides(String name, Node.Scalar at, Scope scope) {
    if (scope.record == null || scope.record.indexOf(name) < 0) {
      return false;
    }
    problems.add(at.at(), "MAP_NAME", "`" + name + "` would hide a column of its record.");
    return true;
  }

  private @Nullable Typed zipped(Node.Scalar scalar, Scope scope) {
    try {
      Typed list = values.compile(Template.single(scalar), scope);
      return list.isBroken() || !isList(list, scalar) ? null : list;
    } catch (SyntaxError error) {
      problems.syntax(error);
      return null;
    }
  }

  private boolean isList(Typed list, Node.Scalar scalar) {
    if (list.kind() == Kind.LIST) {
      return true;
    }
    problems.add(
        scalar.at(),
        "MAP_VALUE",
        "a list is expected; found " + Kinds.name(list.kind()) + ".",
        "Make one by list(a, b) or {x | split(';')}.");
    return false;
  }
}
