package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imisconnect.map.JoinPlan;
import org.imisconnect.map.run.Cell;
import org.imisconnect.map.run.Condition;
import org.imisconnect.map.run.JoinRun;
import org.imisconnect.map.run.RowRef;
import org.imisconnect.map.run.Value;
import org.imisconnect.pack.Node;
import org.imisconnect.record.RecordType;
import org.jspecify.annotations.Nullable;

/** Compiles the joins of one map or check into its plan; equal joins are made once. */
final class JoinCompiler {
  /** The number of a join that could not be compiled. */
  static final int FAILED = -1;

  private static final List<String> WORDS =
      List.of("record", "within", "on", "take", "where", "order", "orphans");
  private final PackContext context;
  private final Problems problems;
  private final ValueCompiler values;
  private final MapFileReader reader;
  private final PlanBuilder plan;
  private final Map<String, Node.Mapping> nodes;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  JoinCompiler(
      PackContext context,
      ValueCompiler values,
      PlanBuilder plan,
      Map<String, Node.Mapping> nodes) {
    this.context = context;
    this.problems = context.problems;
    this.values = values;
    this.reader = new MapFileReader(context);
    this.plan = plan;
    this.nodes = nodes;
  }

  /** Numbers of all joins by their names in the map; {@link #FAILED} for those with errors. */
  Map<String, Integer> compile() {
    for (String name : nodes.keySet()) {
      number(name);
    }
    return numbers;
  }

  private @Nullable Integer number(String name) {
    Node.Mapping node = nodes.get(name);
    Integer known = numbers.get(name);
    if (node == null || known != null) {
      return known == null || known == FAILED ? null : known;
    }
    if (!open.add(name)) {
      problems.add(
          node.at(), "MAP_JOIN", "the joins " + String.join(", ", open) + " hang on each other.");
      return null;
    }
    Integer number = make(name, node);
    open.remove(name);
    // One that failed stays known, so that its uses are not told as errors of their own.
    numbers.put(name, number == null ? FAILED : number);
    return number;
  }

  private @Nullable Integer make(String name, Node.Mapping node) {
    reader.words(node, WORDS, "join");
    if (plan.record.indexOf(name) >= 0 || plan.record.name().equals(name)) {
      problems.add(node.at(), "MAP_JOIN", "the join `" + name + "` hides a column or the record.");
    }
    Node.Scalar recordName = reader.scalar(node, "record");
    RecordType record =
        recordName == null ? null : context.record(recordName.text(), recordName.at());
    if (node.find("within").isPresent()) {
      problems.add(
          node.at(),
          "MAP_JOIN",
          "`within:` needs a source with rows inside rows, and none of this pack gives them.",
          "Join by a column: `on: {child_column: \"{parent_column}\"}`.");
      return null;
    }
    if (recordName == null) {
      problems.add(node.at(), "MAP_JOIN", "a join needs `record:`.");
    }
    if (record == null) {
      return null;
    }
    On on = on(node, record);
    String take = word(node, "take", List.of("one", "many"), "");
    if (on == null || take == null) {
      return null;
    }
    return plan(name, node, record, on, take.equals("many"));
  }

  private @Nullable Integer plan(
      String name, Node.Mapping node, RecordType record, On on, boolean many) {
    String given = word(node, "orphans", List.of("reject", "warn", "ok"), many ? "reject" : "ok");
    List<Integer> order = order(node, record);
    Expression where = where(node);
    if (given == null || order == null) {
      return null;
    }
    String structure =
        String.join(
            "|",
            record.name(),
            on.text(),
            String.valueOf(on.parent()),
            many ? "many" : "one",
            given,
            order.toString(),
            where == null ? "" : name + ":" + Expressions.text(where));
    int equal = plan.findJoin(structure);
    if (equal >= 0) {
      return equal;
    }
    PlanBuilder.Join join =
        new PlanBuilder.Join(
            name,
            plan.joins().size(),
            on.parent(),
            record,
            on.columns(),
            many,
            order,
            JoinPlan.Orphans.valueOf(given.toUpperCase(java.util.Locale.ROOT)));
    plan.addJoin(structure, join);
    on.columns().forEach(column -> plan.use(record, column));
    order.forEach(column -> plan.use(record, column));
    Condition condition = where == null ? null : condition(where, join, name);
    join.run = new JoinRun(on.parent() + 1, join.number + 1, on.values(), condition, plan.text());
    return join.number;
  }

  private Condition condition(Expression where, PlanBuilder.Join join, String name) {
    Scope parent =
        join.parent < 0
            ? Scope.root(plan, Map.of())
            : Scope.row(plan, join.parent, plan.joins().get(join.parent).name);
    return new ConditionCompiler(context, values).compile(where, parent.enter(join.number, name));
  }

  /** The key of a join: columns of the child, values of the parent, and which rows it hangs on. */
  @SuppressWarnings("ArrayRecordComponent") // never handed out, and the inner loop reads it
  private record On(List<Integer> columns, Value[] values, int parent, String text) {}

  private @Nullable On on(Node.Mapping node, RecordType record) {
    Map<String, Node.Scalar> pairs = reader.scalars(node, "on");
    if (pairs.isEmpty()) {
      problems.add(
          node.at(), "MAP_JOIN", "a join needs `on: {child_column: \"{parent_column}\"}`.");
      return null;
    }
    Scope scope = scopeOfKeys(pairs.values());
    List<Integer> columns = new ArrayList<>();
    List<Value> keys = new ArrayList<>();
    Set<Integer> parents = new LinkedHashSet<>();
    StringBuilder text = new StringBuilder();
    int before = problems.size();
    for (Map.Entry<String, Node.Scalar> pair : pairs.entrySet()) {
      int column = record.indexOf(pair.getKey());
      if (column < 0) {
        List<String> names = record.columns().stream().map(c -> c.name()).toList();
        problems.unknown(
            pair.getValue().at(), "MAP_NAME", "column of " + record.name(), pair.getKey(), names);
      }
      columns.add(column);
      text.append(pair.getKey()).append('=').append(pair.getValue().text().replace(" ", ""));
      Typed value = key(pair.getValue(), scope);
      keys.add(value.value());
      for (Cell cell : value.cells()) {
        parents.add(cell.ref() instanceof RowRef.Scoped scoped ? scoped.slot() - 1 : -2);
      }
    }
    if (parents.size() != 1 || parents.contains(-2)) {
      problems.add(
          node.at(),
          "MAP_JOIN",
          "all slots of `on:` have to name columns of one and the same row.");
    }
    return problems.size() > before
        ? null
        : new On(columns, keys.toArray(Value[]::new), parents.iterator().next(), text.toString());
  }

  private Typed key(Node.Scalar scalar, Scope scope) {
    try {
      return values.template(Template.of(scalar), scope);
    } catch (SyntaxError error) {
      problems.syntax(error);
      return Typed.broken();
    }
  }

  /** The root's columns, and those of other joins that the slots name. */
  private Scope scopeOfKeys(Iterable<Node.Scalar> slots) {
    Scope scope = Scope.root(plan, Map.of());
    Set<String> named = new LinkedHashSet<>();
    for (Node.Scalar slot : slots) {
      named.addAll(heads(slot));
    }
    for (String name : named) {
      Integer number = nodes.containsKey(name) ? number(name) : null;
      if (number != null) {
        scope = Scope.beside(scope, number, name);
      }
    }
    return scope;
  }

  private static List<String> heads(Node.Scalar slot) {
    try {
      return Expressions.names(List.of(Template.of(slot))).stream()
          .filter(name -> name.indexOf('.') > 0)
          .map(name -> name.substring(0, name.indexOf('.')))
          .toList();
    } catch (SyntaxError told) {
      return List.of();
    }
  }

  private @Nullable String word(
      Node.Mapping node, String name, List<String> allowed, String otherwise) {
    Node.Scalar found = reader.scalar(node, name);
    if (found == null) {
      if (otherwise.isEmpty()) {
        problems.add(
            node.at(),
            "MAP_JOIN",
            "a join needs `" + name + ": " + String.join("` or `" + name + ": ", allowed) + "`.");
        return null;
      }
      return otherwise;
    }
    if (!allowed.contains(found.text())) {
      problems.unknown(found.at(), "MAP_WORD", "value of " + name, found.text(), allowed);
      return null;
    }
    return found.text();
  }

  private @Nullable List<Integer> order(Node.Mapping node, RecordType record) {
    List<Integer> order = new ArrayList<>();
    Node found = node.find("order").orElse(null);
    if (found == null) {
      return order;
    }
    List<Node> items = found instanceof Node.Sequence sequence ? sequence.items() : List.of(found);
    for (Node item : items) {
      int column = item instanceof Node.Scalar name ? record.indexOf(name.text()) : -1;
      if (column < 0) {
        List<String> names = record.columns().stream().map(c -> c.name()).toList();
        String name = item instanceof Node.Scalar scalar ? scalar.text() : "";
        problems.unknown(item.at(), "MAP_NAME", "column of " + record.name(), name, names);
        return null;
      }
      order.add(column);
    }
    return order;
  }

  private @Nullable Expression where(Node.Mapping node) {
    Node.Scalar found = reader.scalar(node, "where");
    try {
      return found == null ? null : Template.condition(found);
    } catch (SyntaxError error) {
      problems.syntax(error);
      return null;
    }
  }
}
