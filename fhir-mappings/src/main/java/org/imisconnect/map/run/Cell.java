package org.imisconnect.map.run;

import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.OnInvalid;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Text;

/** A column of a row in scope. Its index in the row is set once, when the plan is closed. */
public final class Cell {
  final RowRef ref;
  final Column column;

  /** Index in the record type: what places name. */
  final int declared;

  /** Whether an invalid value rejects the row whatever the column says. */
  private final boolean strict;

  /** Index in the row as it stands in the batch. */
  int index;

  /**
   * @param ref which row
   * @param column the column
   * @param declared its index in the record type
   * @param strict whether an invalid value rejects the row whatever the column says
   */
  public Cell(RowRef ref, Column column, int declared, boolean strict) {
    this.ref = ref;
    this.column = column;
    this.declared = declared;
    this.index = declared;
    this.strict = strict;
  }

  public Column column() {
    return column;
  }

  /** Index of the column in its record type. */
  public int declared() {
    return declared;
  }

  /** Which row it is read from. */
  public RowRef ref() {
    return ref;
  }

  /** Tells where the column stands in rows that hold only the used ones. */
  public void project(int place) {
    index = place;
  }

  /** The cell's text in a row: allocates, so not for the inner loop. */
  public Text text(RowBatch batch, int row) {
    int at = batch.firstCell(row) + index;
    Text text = new Text();
    text.set(batch.bytes, batch.starts[at], Math.max(batch.starts[at], batch.ends[at]));
    return text;
  }

  /** Whether an invalid value rejects the row: money always does, so that sums can close. */
  boolean rejects() {
    return strict || column.type() == ColumnType.MONEY || column.onInvalid() == OnInvalid.REJECT;
  }
}
