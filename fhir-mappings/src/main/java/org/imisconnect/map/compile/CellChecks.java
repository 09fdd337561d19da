package org.imisconnect.map.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imisconnect.map.run.Cell;
import org.imisconnect.map.run.RowCheck;
import org.imisconnect.map.run.RowRef;
import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.OnInvalid;
import org.imisconnect.record.RecordType;
import org.imisconnect.value.ColumnCheck;
import org.jspecify.annotations.Nullable;

/** What every row is asked before it is mapped, for the columns that the plan reads. */
final class CellChecks {
  private final PackContext context;
  private final PlanBuilder plan;
  private final Set<Integer> silent;
  private final Set<Integer> checked = new TreeSet<>();

  CellChecks(PackContext context, PlanBuilder plan, Set<Integer> silent) {
    this.context = context;
    this.plan = plan;
    this.silent = silent;
  }

  /** Checks of the root and of all joins. */
  RowCheck rows() {
    return rows(-1);
  }

  /** Columns of the root record that are checked. */
  Set<Integer> checkedColumns() {
    return checked;
  }

  private RowCheck rows(int join) {
    RecordType record = join < 0 ? plan.record : plan.joins().get(join).record;
    List<RowCheck.CellCheck> checks = new ArrayList<>();
    boolean root = join < 0 || (plan.grouped && join == 0);
    for (int column : plan.columnsOf(join + 1)) {
      RowCheck.CellCheck check = check(record, column, join, root && silent.contains(column));
      if (check != null) {
        checks.add(check);
        if (root) {
          checked.add(column);
        }
      }
    }
    List<RowCheck> below = new ArrayList<>();
    for (PlanBuilder.Join child : plan.joins()) {
      if (child.parent == join) {
        RowCheck check = rows(child.number);
        if (!check.isEmpty()) {
          below.add(check);
        }
      }
    }
    return new RowCheck(
        join, checks.toArray(RowCheck.CellCheck[]::new), below.toArray(RowCheck[]::new));
  }

  private RowCheck.@Nullable CellCheck check(
      RecordType record, int index, int join, boolean quiet) {
    Column column = record.columns().get(index);
    ColumnCheck check = check(column);
    if (check == null && !column.required()) {
      return null;
    }
    boolean code = column.type() == ColumnType.CODE;
    Cell cell = plan.cell(new RowRef.Scoped(join + 1), join + 1, record, index, code);
    return new RowCheck.CellCheck(cell, check, quiet);
  }

  /**
   * Money must be valid or the sums cannot close; codes must not be what a spreadsheet made of
   * them; the rest only where the column says so, since its slots check it anyway.
   */
  private @Nullable ColumnCheck check(Column column) {
    String problem = ColumnCheck.problem(column.type(), column.format());
    if (!problem.isEmpty()) {
      context.problems.add(
          column.declared(), "MAP_VALUE", "`format` of `" + column.name() + "`: " + problem + ".");
      return null;
    }
    boolean always =
        column.type() == ColumnType.MONEY
            || column.type() == ColumnType.CODE
            || column.onInvalid() == OnInvalid.REJECT;
    return always ? ColumnCheck.of(column.type(), column.format()) : null;
  }
}
