package org.imisconnect.map.compile;

import org.imisconnect.finding.Place;
import org.imisconnect.map.run.RowRef;
import org.jspecify.annotations.Nullable;

/** Finds the rows of a join from where an expression stands. */
final class JoinRows {
  private JoinRows() {}

  /** The row that a join hangs on, or null (the error is told). */
  static @Nullable RowRef parent(Scope scope, int join, Place at, Problems problems) {
    if (join == JoinCompiler.FAILED) {
      return null;
    }
    int parent = scope.plan.joins().get(join).parent;
    if (parent < 0) {
      return new RowRef.Scoped(0);
    }
    if (scope.rowOf(parent + 1) != null) {
      return new RowRef.Scoped(parent + 1);
    }
    PlanBuilder.Join above = scope.plan.joins().get(parent);
    if (!above.many) {
      RowRef grandparent = parent(scope, parent, at, problems);
      return grandparent == null ? null : new RowRef.Single(grandparent, parent);
    }
    problems.add(
        at,
        "MAP_JOIN",
        "this join hangs on `" + above.name + "`, which has many rows.",
        "Use it inside `$each: " + above.name + "`.");
    return null;
  }

  /** A scope for the one row of a join that is read without {@code $each}, or null. */
  static @Nullable Scope single(Scope scope, int join, String name, Place at, Problems problems) {
    if (join == JoinCompiler.FAILED) {
      return null;
    }
    PlanBuilder.Join joined = scope.plan.joins().get(join);
    if (joined.many) {
      problems.add(
          at,
          "MAP_JOIN",
          "`" + name + "` may have many rows, so none of its columns can stand here.",
          "Use `$each: " + name + "`, or `take: one` in the join.");
      return null;
    }
    RowRef parent = parent(scope, join, at, problems);
    return parent == null ? null : scope.single(join, new RowRef.Single(parent, join));
  }
}
