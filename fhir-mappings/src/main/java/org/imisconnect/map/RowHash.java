package org.imisconnect.map;

import java.util.List;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/**
 * A 64-bit hash of a row's cells: the same for the same cells, whatever file or batch they stand
 * in. It finds a row that was altered; it is no secret and no signature. One thread.
 */
public final class RowHash {
  /** What {@link KeyParts} writes for nothing. */
  private static final byte[] ABSENT = {'0', ':'};

  private final Output cells = new Output(512);

  /** The hash of the first {@code columns} cells of a row. */
  public long of(RowBatch batch, int row, int columns) {
    cells.size = 0;
    int first = batch.firstCell(row);
    for (int cell = first; cell < first + columns; cell++) {
      append(batch, cell);
    }
    return KeyParts.hash(cells.bytes, 0, cells.size);
  }

  /** The hash of chosen columns of a row, as a join would hold them. */
  public long of(RowBatch batch, int row, List<Integer> columns) {
    cells.size = 0;
    int first = batch.firstCell(row);
    for (int column : columns) {
      append(batch, first + column);
    }
    return KeyParts.hash(cells.bytes, 0, cells.size);
  }

  private void append(RowBatch batch, int cell) {
    int start = batch.starts[cell];
    int end = batch.ends[cell];
    if (end > start) {
      KeyParts.append(cells, batch.bytes, start, end);
    } else {
      cells.write(ABSENT);
    }
  }
}
