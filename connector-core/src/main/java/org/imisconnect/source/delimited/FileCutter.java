package org.imisconnect.source.delimited;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.imisconnect.record.RowBatch;

/**
 * Cuts one file into batches at record ends and numbers the rows. What follows the last whole
 * record of a batch is carried to the next one, so a file never stands in memory: at most a batch,
 * or one record of the greatest length. One thread.
 */
final class FileCutter implements Closeable {
  /** Bytes kept of a record that is too long. */
  private static final int KEPT = 32;

  private static final int SUBSTITUTE = 0x1A;
  private final TextFeed feed;
  private byte[] carry = new byte[1 << 13];
  private int carried;
  private boolean last;
  private long line = 1;

  FileCutter(TextFeed feed) {
    this.feed = feed;
  }

  /**
   * Reads on until the carried text holds the next record that is neither blank nor a comment, and
   * scans it. It stays in place until {@link #take}.
   *
   * @return false at the end of the file
   */
  boolean peek(RecordScan scan, Dialect dialect) throws IOException {
    while (true) {
      if (!scan.scan(carry, 0, carried, last)) {
        more();
      } else if (scan.next < 0) {
        return true;
      } else if (carried == 0) {
        return false;
      } else if (isPassedOver(dialect, carry, 0, scan)) {
        take(scan);
      } else {
        return true;
      }
    }
  }

  /** The text that {@link #peek} found, in UTF-8. */
  byte[] peeked(RecordScan scan) {
    return Arrays.copyOf(carry, scan.end);
  }

  /** Line of the next record. */
  long line() {
    return line;
  }

  /** Passes over the record that was scanned last. */
  void take(RecordScan scan) throws IOException {
    int next = Math.max(scan.next, 0);
    line += scan.lines;
    carried -= next;
    System.arraycopy(carry, next, carry, 0, carried);
  }

  /**
   * Fills an empty batch with whole records.
   *
   * @return the number of rows; 0 at the end of the file
   */
  int fill(RowBatch batch, Head head, long ordinal) throws IOException {
    RecordScan scan = new RecordScan(head.dialect());
    System.arraycopy(carry, 0, batch.reserve(carried), 0, carried);
    batch.size = carried;
    carried = 0;
    int from = 0;
    while (true) {
      top(batch);
      from = cut(batch, scan, head, from, ordinal);
      if (batch.rows() > 0 || (last && from == batch.size)) {
        keep(batch, from);
        return batch.rows();
      }
      if (from > 0) {
        batch.size -= from;
        System.arraycopy(batch.bytes, from, batch.bytes, 0, batch.size);
        from = 0;
      } else {
        batch.reserve(batch.bytes.length - batch.size + 1);
      }
    }
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }

  /** Makes rows of all whole records; returns where the rest begins. */
  private int cut(RowBatch batch, RecordScan scan, Head head, int begin, long ordinal)
      throws IOException {
    int from = begin;
    while (from < batch.size && scan.scan(batch.bytes, from, batch.size, last)) {
      if (scan.next < 0) {
        int row = row(batch, head, ordinal);
        int next = passOver(batch, from);
        batch.raw(row, from, next);
        scan.flaw.mark(batch, row);
        from = next;
      } else {
        if (!isPassedOver(head.dialect(), batch.bytes, from, scan)) {
          int row = row(batch, head, ordinal);
          batch.raw(row, from, scan.end);
          scan.flaw.mark(batch, row);
        }
        from = scan.next;
      }
      line += scan.lines;
    }
    return from;
  }

  private int row(RowBatch batch, Head head, long ordinal) {
    int row = batch.row(head, line, ordinal + batch.rows());
    batch.absentCells(head.columns());
    return row;
  }

  /** Drops the line that begins here except for its first bytes; returns the byte after these. */
  private int passOver(RowBatch batch, int from) throws IOException {
    int kept = from + KEPT;
    while ((batch.bytes[kept] & 0xC0) == 0x80 && kept > from) {
      kept--;
    }
    int at = from;
    while (true) {
      int i = Bytes.lineEnd(batch.bytes, at, batch.size);
      boolean halfPair = i + 1 == batch.size && batch.bytes[i] == '\r' && !last;
      if (i < batch.size && !halfPair) {
        boolean pair = batch.bytes[i] == '\r' && i + 1 < batch.size && batch.bytes[i + 1] == '\n';
        int next = i + (pair ? 2 : 1);
        System.arraycopy(batch.bytes, next, batch.bytes, kept, batch.size - next);
        batch.size -= next - kept;
        return kept;
      }
      batch.size = kept;
      if (halfPair) {
        batch.bytes[batch.size++] = '\r';
      } else if (last) {
        return kept;
      }
      at = kept;
      top(batch);
    }
  }

  private static boolean isPassedOver(Dialect dialect, byte[] bytes, int from, RecordScan scan) {
    int i = from;
    while (dialect.trim() && i < scan.end && bytes[i] == ' ') {
      i++;
    }
    return i == scan.end
        || bytes[from] == dialect.comment()
        || (scan.end - from == 1 && bytes[from] == SUBSTITUTE);
  }

  /** Keeps what follows the last whole record. */
  private void keep(RowBatch batch, int from) {
    carried = batch.size - from;
    if (carry.length < carried) {
      carry = new byte[carried];
    }
    System.arraycopy(batch.bytes, from, carry, 0, carried);
    batch.size = from;
  }

  private void top(RowBatch batch) throws IOException {
    while (!last && batch.size < batch.bytes.length) {
      int count = feed.read(batch.bytes, batch.size, batch.bytes.length - batch.size);
      last = count < 0;
      batch.size += Math.max(count, 0);
    }
  }

  private void more() throws IOException {
    if (carried == carry.length) {
      carry = Arrays.copyOf(carry, carried * 2);
    }
    int count = feed.read(carry, carried, carry.length - carried);
    last = count < 0;
    carried += Math.max(count, 0);
  }
}
