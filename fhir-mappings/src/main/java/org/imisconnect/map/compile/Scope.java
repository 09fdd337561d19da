package org.imisconnect.map.compile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imisconnect.map.run.RowRef;
import org.imisconnect.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression may use where it stands: the columns of the innermost record, the
 * variables around it, and the rows around it by their names. Immutable but for the variables added
 * while an object is entered.
 */
final class Scope {
  final @Nullable Scope outer;
  final PlanBuilder plan;

  /** Joins of the map, by their names in it. */
  final Map<String, Integer> joins;

  /** Null in a scope that has variables only: the key of another map. */
  final @Nullable RecordType record;

  final RowRef ref;
  final int slot;
  private final Map<String, Boolean> aliases = new HashMap<>();
  private final Map<String, Typed> variables = new LinkedHashMap<>();
  final boolean isRecordScope;

  private Scope(
      @Nullable Scope outer,
      PlanBuilder plan,
      Map<String, Integer> joins,
      @Nullable RecordType record,
      RowRef ref,
      int slot,
      boolean isRecordScope) {
    this.outer = outer;
    this.plan = plan;
    this.joins = joins;
    this.record = record;
    this.ref = ref;
    this.slot = slot;
    this.isRecordScope = isRecordScope;
  }

  /** The root record, by its name. */
  static Scope root(PlanBuilder plan, Map<String, Integer> joins) {
    Scope scope = new Scope(null, plan, joins, plan.record, new RowRef.Scoped(0), 0, true);
    scope.alias(plan.record.name());
    return scope;
  }

  /** The rows of a join as the outermost scope. */
  static Scope row(PlanBuilder plan, int join, String name) {
    RecordType record = plan.joins().get(join).record;
    Scope scope =
        new Scope(null, plan, Map.of(), record, new RowRef.Scoped(join + 1), join + 1, true);
    scope.alias(name);
    return scope;
  }

  /** The same bare names, and beside them a row of a join by its name. */
  static Scope beside(Scope inner, int join, String name) {
    Scope row = row(inner.plan, join, name);
    Scope scope =
        new Scope(
            inner.withOuter(row), inner.plan, Map.of(), inner.record, inner.ref, inner.slot, false);
    return scope;
  }

  private Scope withOuter(Scope row) {
    Scope copy =
        new Scope(
            outer == null ? row : outer.withOuter(row),
            plan,
            joins,
            record,
            ref,
            slot,
            isRecordScope);
    copy.aliases.putAll(aliases);
    copy.variables.putAll(variables);
    return copy;
  }

  /** Variables only: names that arguments are bound to. */
  static Scope ofVariables(PlanBuilder plan) {
    return new Scope(null, plan, Map.of(), null, new RowRef.Scoped(0), 0, false);
  }

  /** A row of a join inside this scope. */
  Scope enter(int join, String name) {
    PlanBuilder.Join joined = plan.joins().get(join);
    Scope scope =
        new Scope(this, plan, joins, joined.record, new RowRef.Scoped(join + 1), join + 1, true);
    scope.alias(name);
    return scope;
  }

  /** The one row of a join, read without entering it. */
  Scope single(int join, RowRef row) {
    return new Scope(this, plan, joins, plan.joins().get(join).record, row, join + 1, false);
  }

  /** The same rows with room for more variables. */
  Scope nested() {
    return new Scope(this, plan, joins, record, ref, slot, false);
  }

  void alias(String name) {
    aliases.put(name, true);
  }

  void define(String name, Typed value) {
    variables.put(name, value);
  }

  /** A variable of this scope or one around it. */
  @Nullable Typed variable(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Typed found = scope.variables.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The row scope of a name, or null. */
  @Nullable Scope row(String alias) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.aliases.containsKey(alias)) {
        return scope;
      }
    }
    return null;
  }

  /** The row scope of a slot, or null. */
  @Nullable Scope rowOf(int wanted) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.slot == wanted && scope.isRecordScope) {
        return scope;
      }
    }
    return null;
  }

  /** Names of all variables in sight. */
  Map<String, Boolean> names() {
    Map<String, Boolean> names = new LinkedHashMap<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      scope.variables.keySet().forEach(name -> names.put(name, true));
      scope.aliases.keySet().forEach(name -> names.put(name, true));
    }
    joins.keySet().forEach(name -> names.put(name, true));
    if (record != null) {
      record.columns().forEach(column -> names.put(column.name(), true));
    }
    return names;
  }
}
