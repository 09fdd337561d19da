package org.imisconnect.map.run;

import java.util.Optional;
import org.imisconnect.finding.Severity;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.ColumnCheck;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of every row before it is mapped: required cells are there, money and other columns
 * that reject are valid. One for the root and one for each join. Immutable.
 */
public final class RowCheck {
  private final int join;
  private final CellCheck[] columns;
  private final RowCheck[] below;

  /**
   * @param join number of the join, -1 for the root
   * @param columns what is asked of its columns
   * @param below checks of the joins that hang on it
   */
  public RowCheck(int join, CellCheck[] columns, RowCheck[] below) {
    this.join = join;
    this.columns = columns.clone();
    this.below = below.clone();
  }

  /**
   * What is asked of a column.
   *
   * @param cell the column in its scope
   * @param check what a valid cell is; null where it need only be there
   * @param silent whether another plan of the record leaves the findings
   */
  public record CellCheck(Cell cell, @Nullable ColumnCheck check, boolean silent) {
    void run(Machine machine) {
      RowBatch batch = machine.batch;
      int at = batch.firstCell(cell.ref.row(machine)) + cell.index;
      boolean absent = batch.ends[at] <= batch.starts[at];
      if (absent && cell.column.required()) {
        machine.silent = silent;
        machine.report(
            cell,
            Severity.ERROR,
            "VALUE_MISSING",
            "the cell is empty, and its column is required",
            "Fill the cell in the source.");
        machine.reject(cell);
        machine.silent = false;
      } else if (!absent && check != null) {
        Optional<ColumnCheck.Problem> problem =
            check.check(batch.bytes, batch.starts[at], batch.ends[at]);
        if (problem.isPresent()) {
          refuse(machine, problem.get());
        }
      }
    }

    private void refuse(Machine machine, ColumnCheck.Problem problem) {
      machine.silent = silent;
      machine.invalid(cell, problem.code(), problem.message(), problem.hint());
      machine.silent = false;
    }
  }

  /** Checks the row of a scope and the rows that hang on it. */
  void run(Machine machine) {
    for (CellCheck column : columns) {
      column.run(machine);
    }
    int row = machine.rows[join + 1];
    for (RowCheck check : below) {
      int slot = check.join + 1;
      int end = machine.batch.linkTo(row, check.join);
      for (int child = machine.batch.linkFrom(row, check.join); child < end; child++) {
        machine.rows[slot] = child;
        check.run(machine);
      }
      machine.rows[slot] = -1;
    }
  }

  /** Whether there is nothing to ask, here and below. */
  public boolean isEmpty() {
    if (columns.length > 0) {
      return false;
    }
    for (RowCheck check : below) {
      if (!check.isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
