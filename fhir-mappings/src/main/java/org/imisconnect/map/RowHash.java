package org.imisconnect.map;

import java.util.List;
import java.util.zip.CRC32;
import org.imisconnect.record.RowBatch;

/**
 * A 64-bit hash of a row's cells: the same for the same cells, whatever file or batch they stand
 * in. The upper half is the CRC-32 of their bytes, the lower one mixes their lengths. It finds a
 * row that was altered; it is no secret and no signature. One thread.
 */
public final class RowHash {
  private final CRC32 crc = new CRC32();
  private int lengths;

  /** The hash of the first {@code columns} cells of a row. */
  public long of(RowBatch batch, int row, int columns) {
    begin();
    int first = batch.firstCell(row);
    for (int cell = first; cell < first + columns; cell++) {
      add(batch, cell);
    }
    return end();
  }

  /** The hash of chosen columns of a row, as a join would hold them. */
  public long of(RowBatch batch, int row, List<Integer> columns) {
    begin();
    int first = batch.firstCell(row);
    for (int column : columns) {
      add(batch, first + column);
    }
    return end();
  }

  private void begin() {
    crc.reset();
    lengths = 0;
  }

  private void add(RowBatch batch, int cell) {
    int length = batch.ends[cell] - batch.starts[cell];
    if (length > 0) {
      crc.update(batch.bytes, batch.starts[cell], length);
      lengths = (lengths + length) * 0x9E3779B1;
    } else {
      lengths *= 0x9E3779B1;
    }
  }

  private long end() {
    return (crc.getValue() << 32) | (lengths & 0xFFFFFFFFL);
  }
}
