package org.imisconnect.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as bytes with offsets. A row's cells stand in the declared order of its record type; a
 * cell is UTF-8 text in {@link #bytes}, absent where its end is not above its start. Rows that a
 * join attaches stand in the same batch and hold only the columns that the mapping uses.
 *
 * <p>The fields are open because this is the inner loop of everything: treat them as read-only
 * outside the source and the join that fill them. One thread at a time; reused after {@link
 * #clear}.
 */
public final class RowBatch {
  /** The text of all cells; the part up to {@link #size} is in use. */
  public byte[] bytes;

  /** Bytes in use. */
  public int size;

  /** First byte of each cell, all rows one after the other. */
  public int[] starts;

  /** Byte after each cell. Not above its start: the cell is absent. */
  public int[] ends;

  /** Line of the first row, set by a reader that cuts text here and parses it later. */
  public long firstLine;

  /** Ordinal of the first row, set by a reader that cuts text here and parses it later. */
  public long firstOrdinal;

  /** Where the rows come from, set by a reader that cuts text here and parses it later. */
  public @Nullable Origin source;

  /**
   * What a reader fills: always of the batch's capacity, so that joins do not make it read more.
   */
  private final byte[] base;

  /** The largest array so far, for batches that need more than their capacity. */
  private byte[] grown;

  private int[] firstCell;
  private long[] lines;
  private long[] ordinals;
  private long[] fingerprints;
  private Origin[] origins;
  private boolean[] rejected;
  private boolean[] unwanted;
  private int[] rawStarts;
  private int[] rawEnds;
  private final Map<Integer, Readings> unsplit = new HashMap<>();
  private int[] links = {};
  private int joins;
  private int rows;
  private int roots;
  private int cells;

  /** A batch that holds about the given number of bytes before its reader stops filling it. */
  public RowBatch(int capacity) {
    base = new byte[capacity];
    bytes = base;
    grown = base;
    starts = new int[4096];
    ends = new int[4096];
    firstCell = new int[257];
    lines = new long[256];
    ordinals = new long[256];
    fingerprints = new long[256];
    origins = new Origin[256];
    rejected = new boolean[256];
    unwanted = new boolean[256];
    rawStarts = new int[256];
    rawEnds = new int[256];
  }

  /** Empties the batch for reuse; the arrays stay. */
  public void clear() {
    bytes = base;
    size = 0;
    rows = 0;
    roots = 0;
    cells = 0;
    joins = 0;
    unsplit.clear();
    Arrays.fill(origins, null);
  }

  /** Rows in the batch: first the roots, then rows attached by joins. */
  public int rows() {
    return rows;
  }

  /** Rows read from the source of this batch; they are numbered 0 to roots - 1. */
  public int roots() {
    return roots;
  }

  /** Makes room for more bytes at the end and returns the array, which may be a new one. */
  public byte[] reserve(int more) {
    if (size + more > bytes.length) {
      if (size + more > grown.length) {
        grown = new byte[Math.max(size + more, grown.length + (grown.length >> 1))];
      }
      System.arraycopy(bytes, 0, grown, 0, Math.min(bytes.length, grown.length));
      bytes = grown;
    }
    return bytes;
  }

  /** Begins a row; its cells follow by {@link #cell}. Returns its number. */
  public int row(Origin origin, long line, long ordinal) {
    if (rows == lines.length) {
      growRows();
    }
    firstCell[rows] = cells;
    lines[rows] = line;
    ordinals[rows] = ordinal;
    origins[rows] = origin;
    rejected[rows] = false;
    unwanted[rows] = false;
    rawStarts[rows] = 0;
    rawEnds[rows] = 0;
    if (joins > 0) {
      clearLinks(rows);
    }
    return rows++;
  }

  /** Adds the next cell of the row begun last. */
  public void cell(int start, int end) {
    if (cells == starts.length) {
      growCells(1);
    }
    starts[cells] = start;
    ends[cells++] = end;
  }

  /** Adds cells that are absent until {@link #setCell} fills them: for readers that reorder. */
  public void absentCells(int count) {
    if (cells + count > starts.length) {
      growCells(count);
    }
    Arrays.fill(starts, cells, cells + count, 0);
    Arrays.fill(ends, cells, cells + count, 0);
    cells += count;
  }

  private void growCells(int more) {
    int length = Math.max(starts.length * 2, cells + more);
    starts = Arrays.copyOf(starts, length);
    ends = Arrays.copyOf(ends, length);
  }

  /** Sets a cell of a row by its column. */
  public void setCell(int row, int column, int start, int end) {
    starts[firstCell[row] + column] = start;
    ends[firstCell[row] + column] = end;
  }

  /** All rows so far came from the source; what follows is attached by joins. */
  public void endOfRoots() {
    roots = rows;
  }

  /** Takes back the row begun last, for a reader that finds it unusable only at its end. */
  public void dropLastRow() {
    rows--;
    cells = firstCell[rows];
  }

  /**
   * Appends a row with the same cells, place and state as one that is there; returns its number.
   */
  public int copyRow(int row) {
    int from = firstCell[row];
    int to = row + 1 < rows ? firstCell[row + 1] : cells;
    int copy = row(origins[row], lines[row], ordinals[row]);
    rejected[copy] = rejected[row];
    fingerprints[copy] = fingerprints[row];
    for (int cell = from; cell < to; cell++) {
      cell(starts[cell], ends[cell]);
    }
    return copy;
  }

  /** Index of a row's first cell in {@link #starts} and {@link #ends}. */
  public int firstCell(int row) {
    return firstCell[row];
  }

  /** Line of a row: text line of its first byte, sheet row, or ordinal in a query. */
  public long line(int row) {
    return lines[row];
  }

  /** Number of a row in its record, from 0, over all files of the record in reading order. */
  public long ordinal(int row) {
    return ordinals[row];
  }

  /** A hash of all cells that an attached row has in its own record, set by the join. */
  public long fingerprint(int row) {
    return fingerprints[row];
  }

  /** Sets the hash of all cells of a row. */
  public void fingerprint(int row, long hash) {
    fingerprints[row] = hash;
  }

  public Origin origin(int row) {
    return origins[row];
  }

  /** Marks a row that its source could not read whole; its finding has been given. */
  public void reject(int row) {
    rejected[row] = true;
  }

  public boolean isRejected(int row) {
    return rejected[row];
  }

  /**
   * Says, before a reader parses the batch, that nobody will look at a row's cells: the reader may
   * leave them absent and give no finding about them.
   */
  public void unwanted(int row) {
    unwanted[row] = true;
  }

  public boolean isUnwanted(int row) {
    return unwanted[row];
  }

  /** Rejects a row whose text could not be split into its cells; they are absent. */
  public void reject(int row, Readings readings) {
    rejected[row] = true;
    unsplit.put(row, readings);
  }

  /** How a row might be read that could not be split into its cells; empty for all others. */
  public Optional<Readings> readings(int row) {
    return unsplit.isEmpty() ? Optional.empty() : Optional.ofNullable(unsplit.get(row));
  }

  /** Where the row's raw text stands in {@link #bytes}, for a source that keeps it. */
  public void raw(int row, int start, int end) {
    rawStarts[row] = start;
    rawEnds[row] = end;
  }

  public int rawStart(int row) {
    return rawStarts[row];
  }

  public int rawEnd(int row) {
    return rawEnds[row];
  }

  /** Prepares links for a number of joins; every link is empty until set. */
  public void joins(int count) {
    joins = count;
    for (int row = 0; row < rows; row++) {
      clearLinks(row);
    }
  }

  /**
   * Says that rows {@code from} (inclusive) to {@code to} (exclusive) belong to a row by a join.
   */
  public void link(int row, int join, int from, int to) {
    int at = (row * joins + join) * 2;
    links[at] = from;
    links[at + 1] = to;
  }

  public int linkFrom(int row, int join) {
    int at = (row * joins + join) * 2;
    return links[at];
  }

  public int linkTo(int row, int join) {
    int at = (row * joins + join) * 2;
    return links[at + 1];
  }

  private void clearLinks(int row) {
    int from = row * joins * 2;
    int to = from + joins * 2;
    if (to > links.length) {
      links = Arrays.copyOf(links, Math.max(to, links.length * 2));
    }
    Arrays.fill(links, from, to, 0);
  }

  private void growRows() {
    int more = rows * 2;
    firstCell = Arrays.copyOf(firstCell, more + 1);
    lines = Arrays.copyOf(lines, more);
    ordinals = Arrays.copyOf(ordinals, more);
    fingerprints = Arrays.copyOf(fingerprints, more);
    origins = Arrays.copyOf(origins, more);
    rejected = Arrays.copyOf(rejected, more);
    unwanted = Arrays.copyOf(unwanted, more);
    rawStarts = Arrays.copyOf(rawStarts, more);
    rawEnds = Arrays.copyOf(rawEnds, more);
  }
}
