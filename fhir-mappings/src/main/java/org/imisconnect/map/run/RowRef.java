package org.imisconnect.map.run;

/** Says at run time which row a column is read from. Immutable. */
public sealed interface RowRef {
  /** Row of the batch, or -1 where there is none. */
  int row(Machine machine);

  /** The current row of a scope: slot 0 is the root, slot {@code n + 1} the rows of join n. */
  record Scoped(int slot) implements RowRef {
    @Override
    public int row(Machine machine) {
      return machine.rows[slot];
    }
  }

  /** The one row that a join of {@code take: one} has attached. */
  record Single(RowRef parent, int join) implements RowRef {
    @Override
    public int row(Machine machine) {
      int from = parent.row(machine);
      if (from < 0) {
        return -1;
      }
      int first = machine.batch.linkFrom(from, join);
      return machine.batch.linkTo(from, join) > first ? first : -1;
    }
  }
}
