package org.imisconnect.map.run;

import org.imisconnect.finding.Severity;
import org.imisconnect.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of every row before it is mapped: required cells are there, money and other columns
 * that reject are valid. One for the root and one for each join. Immutable.
 */
public final class RowCheck {
  private final int join;
  private final ColumnCheck[] columns;
  private final RowCheck[] below;

  /**
   * @param join number of the join, -1 for the root
   * @param columns what is asked of its columns
   * @param below checks of the joins that hang on it
   */
  public RowCheck(int join, ColumnCheck[] columns, RowCheck[] below) {
    this.join = join;
    this.columns = columns.clone();
    this.below = below.clone();
  }

  /**
   * What is asked of a column.
   *
   * @param cell the column in its scope
   * @param value reads and checks it; null where it need only be there
   * @param silent whether another plan of the record leaves the findings
   * @param text number of the text to work with
   */
  public record ColumnCheck(Cell cell, @Nullable Value value, boolean silent, int text) {
    void run(Machine machine) {
      machine.silent = silent;
      Text found = machine.texts[text];
      if (cell.column.required() && isAbsent(machine)) {
        machine.report(
            cell,
            Severity.ERROR,
            "VALUE_MISSING",
            "the cell is empty, and its column is required",
            "Fill the cell in the source.");
        machine.reject(cell);
      } else if (value != null) {
        int mark = machine.scratch.size;
        value.read(machine, found);
        machine.scratch.size = mark;
      }
      machine.silent = false;
    }

    private boolean isAbsent(Machine machine) {
      int at = machine.batch.firstCell(cell.ref.row(machine)) + cell.index;
      return machine.batch.ends[at] <= machine.batch.starts[at];
    }
  }

  /** Checks the row of a scope and the rows that hang on it. */
  void run(Machine machine) {
    for (ColumnCheck column : columns) {
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
