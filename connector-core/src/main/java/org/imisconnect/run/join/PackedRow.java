package org.imisconnect.run.join;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.imisconnect.map.KeyParts;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RowBatch;
import org.imisconnect.value.Output;

/**
 * A row as bytes that can lie in a buffer or on disk: line, ordinal, origin, number of cells, a
 * hash of all cells that the row has in its record, then each cell's length (-1: absent) and bytes.
 * A row that its source rejected has its number of cells negative.
 */
final class PackedRow {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HEAD = 8 + 8 + 4 + 4 + 8;

  private PackedRow() {}

  /** Appends the given columns of a row. */
  static void write(
      RowBatch batch, int row, List<Integer> columns, int origin, long fingerprint, Output out) {
    byte[] target = out.reserve(HEAD + 4 * columns.size());
    putLong(target, out.size, batch.line(row));
    putLong(target, out.size + 8, batch.ordinal(row));
    putInt(target, out.size + 16, origin);
    putInt(target, out.size + 20, batch.isRejected(row) ? -columns.size() - 1 : columns.size());
    putLong(target, out.size + 24, fingerprint);
    out.size += HEAD;
    int first = batch.firstCell(row);
    for (int i = 0; i < columns.size(); i++) {
      int start = batch.starts[first + columns.get(i)];
      int end = batch.ends[first + columns.get(i)];
      int length = end > start ? end - start : -1;
      out.reserve(4 + Math.max(0, length));
      putInt(out.bytes, out.size, length);
      out.size += 4;
      if (length > 0) {
        out.write(batch.bytes, start, end);
      }
    }
  }

  /**
   * Appends the row that is packed at {@code from} to a batch, with its first {@code cells} cells.
   *
   * @return the row's number in the batch
   */
  static int read(byte[] packed, int from, List<Origin> origins, RowBatch batch, int cells) {
    int marked = getInt(packed, from + 20);
    int count = marked < 0 ? -marked - 1 : marked;
    int row =
        batch.row(
            origins.get(getInt(packed, from + 16)),
            getLong(packed, from),
            getLong(packed, from + 8));
    batch.fingerprint(row, getLong(packed, from + 24));
    if (marked < 0) {
      batch.reject(row);
    }
    int at = from + HEAD;
    for (int i = 0; i < Math.min(cells, count); i++) {
      int length = getInt(packed, at);
      if (length < 0) {
        batch.cell(0, 0);
      } else {
        System.arraycopy(packed, at + 4, batch.reserve(length), batch.size, length);
        batch.cell(batch.size, batch.size + length);
        batch.size += length;
      }
      at += 4 + Math.max(0, length);
    }
    return row;
  }

  /**
   * Appends the key that the cells after the first {@code skip} make; false where one is absent.
   */
  static boolean key(byte[] packed, int from, int skip, Output key) {
    int marked = getInt(packed, from + 20);
    int count = marked < 0 ? -marked - 1 : marked;
    int at = from + HEAD;
    for (int i = 0; i < count; i++) {
      int length = getInt(packed, at);
      if (i >= skip) {
        if (length < 0) {
          return false;
        }
        KeyParts.append(key, packed, at + 4, at + 4 + length);
      }
      at += 4 + Math.max(0, length);
    }
    return true;
  }

  static void putInt(byte[] target, int at, int value) {
    INT.set(target, at, value);
  }

  static int getInt(byte[] source, int at) {
    return (int) INT.get(source, at);
  }

  static void putLong(byte[] target, int at, long value) {
    LONG.set(target, at, value);
  }

  static long getLong(byte[] source, int at) {
    return (long) LONG.get(source, at);
  }
}
