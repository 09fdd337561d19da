package org.imisconnect.run.join;

import java.util.List;
import java.util.stream.Stream;
import org.imisconnect.map.JoinPlan;
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
  private static final int HEAD = 8 + 8 + 4 + 4 + 8;

  private PackedRow() {}

  /** What is kept of a child row: the columns that the mapping uses, then those of its key. */
  static int[] columns(JoinPlan join) {
    return Stream.of(join.columns(), join.childKey())
        .flatMap(List::stream)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Appends the given columns of a row. */
  static void write(
      RowBatch batch, int row, int[] columns, int origin, long fingerprint, Output out) {
    int count = columns.length;
    byte[] target = out.reserve(HEAD + 4 * count);
    putLong(target, out.size, batch.line(row));
    putLong(target, out.size + 8, batch.ordinal(row));
    putInt(target, out.size + 16, origin);
    putInt(target, out.size + 20, batch.isRejected(row) ? -count - 1 : count);
    putLong(target, out.size + 24, fingerprint);
    out.size += HEAD;
    int first = batch.firstCell(row);
    for (int column : columns) {
      int start = batch.starts[first + column];
      int end = batch.ends[first + column];
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
    int row = head(packed, from, origins, batch);
    int at = from + HEAD;
    for (int i = Math.min(cells, cells(packed, from)); i > 0; i--) {
      int length = getInt(packed, at);
      at += 4;
      if (length > 0) {
        int start = copy(packed, at, length, batch);
        batch.cell(start, start + length);
        at += length;
      } else {
        batch.cell(0, 0);
      }
    }
    return row;
  }

  /**
   * Appends the row that is packed at {@code from} with some of its cells only.
   *
   * @param places for each packed cell its place in the row, -1 where it is left out
   * @param cells number of places
   */
  static void project(
      byte[] packed, int from, List<Origin> origins, RowBatch batch, int[] places, int cells) {
    int row = head(packed, from, origins, batch);
    batch.absentCells(cells);
    int at = from + HEAD;
    for (int place : places) {
      int length = getInt(packed, at);
      at += 4;
      if (length > 0) {
        if (place >= 0) {
          int start = copy(packed, at, length, batch);
          batch.setCell(row, place, start, start + length);
        }
        at += length;
      }
    }
  }

  private static int copy(byte[] packed, int at, int length, RowBatch batch) {
    System.arraycopy(packed, at, batch.reserve(length), batch.size, length);
    int start = batch.size;
    batch.size += length;
    return start;
  }

  private static int head(byte[] packed, int from, List<Origin> origins, RowBatch batch) {
    Origin origin = origins.get(getInt(packed, from + 16));
    int row = batch.row(origin, getLong(packed, from), getLong(packed, from + 8));
    batch.fingerprint(row, getLong(packed, from + 24));
    if (getInt(packed, from + 20) < 0) {
      batch.reject(row);
    }
    return row;
  }

  private static int cells(byte[] packed, int from) {
    int marked = getInt(packed, from + 20);
    return marked < 0 ? -marked - 1 : marked;
  }

  /**
   * Appends the key that the cells after the first {@code skip} make; false where one is absent.
   */
  static boolean key(byte[] packed, int from, int skip, Output key) {
    int count = cells(packed, from);
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

  /** Little-endian, by hand: handles are slow until they are compiled. */
  static void putInt(byte[] target, int at, int value) {
    target[at] = (byte) value;
    target[at + 1] = (byte) (value >> 8);
    target[at + 2] = (byte) (value >> 16);
    target[at + 3] = (byte) (value >> 24);
  }

  static int getInt(byte[] source, int at) {
    return (source[at] & 0xFF)
        | ((source[at + 1] & 0xFF) << 8)
        | ((source[at + 2] & 0xFF) << 16)
        | (source[at + 3] << 24);
  }

  static void putLong(byte[] target, int at, long value) {
    putInt(target, at, (int) value);
    putInt(target, at + 4, (int) (value >> 32));
  }

  static long getLong(byte[] source, int at) {
    return (getInt(source, at) & 0xFFFFFFFFL) | ((long) getInt(source, at + 4) << 32);
  }
}
