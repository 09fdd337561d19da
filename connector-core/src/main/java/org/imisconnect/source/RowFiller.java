package org.imisconnect.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RowBatch;

/**
 * Fills batches row by row, for sources that parse as they read. What is found on the way stays
 * with the batch until {@link #deliver} gives it. One thread, except for {@link #deliver}.
 */
public final class RowFiller {
  private static final int BYTES_PER_ROW = 16;
  private final Origin origin;
  private final int columns;
  private final boolean unusable;
  private RowBatch batch = new RowBatch(0);
  private List<Finding> findings = new ArrayList<>();
  private int capacity;
  private int row;
  private long ordinal;

  /**
   * A filler for one reading.
   *
   * @param columns number of declared columns
   * @param unusable whether every row is to be rejected, for a reason that has been given
   */
  public RowFiller(Origin origin, int columns, boolean unusable) {
    this.origin = origin;
    this.columns = columns;
    this.unusable = unusable;
  }

  /** Numbers the rows from an ordinal; returns this. */
  public RowFiller from(long first) {
    ordinal = first;
    return this;
  }

  /** Begins with an empty batch. */
  public void begin(RowBatch empty) {
    batch = empty;
    batch.clear();
    findings = new ArrayList<>();
    capacity = batch.bytes.length;
  }

  /** Whether the batch takes more rows. */
  public boolean hasRoom() {
    return batch.size < capacity && batch.rows() <= capacity / BYTES_PER_ROW;
  }

  /** Begins a row; its cells are absent until set. */
  public void row(long line) {
    row = batch.row(origin, line, ordinal++);
    batch.absentCells(columns);
    if (unusable) {
      batch.reject(row);
    }
  }

  /** Sets a cell; rejects the row where the text holds what no text may (ENC_INVALID). */
  public void cell(int column, String text) {
    if (!isText(text)) {
      reject(
          column,
          "ENC_INVALID",
          "a NUL character or half a character pair, which no text holds.",
          "Mend the export.");
      return;
    }
    int start = batch.size;
    int length = text.length();
    byte[] bytes = batch.reserve(length);
    int i = 0;
    while (i < length && text.charAt(i) < 0x80) {
      bytes[start + i] = (byte) text.charAt(i);
      i++;
    }
    batch.size += i;
    if (i < length) {
      byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
      System.arraycopy(rest, 0, batch.reserve(rest.length), batch.size, rest.length);
      batch.size += rest.length;
    }
    batch.setCell(row, column, start, batch.size);
  }

  /** Keeps a row's raw text for its rejects. */
  public void raw(byte[] text, int from, int end) {
    System.arraycopy(text, from, batch.reserve(end - from), batch.size, end - from);
    batch.raw(row, batch.size, batch.size + end - from);
    batch.size += end - from;
  }

  /**
   * Rejects the row begun last.
   *
   * @param column the cell at fault, or -1
   */
  public void reject(int column, String code, String message, String hint) {
    batch.reject(row);
    Place place = origin.place(batch.line(row), column);
    findings.add(Finding.of(code, Severity.ERROR, place, message, hint));
  }

  /** Gives a finding that is not of one row, with the batch. */
  public void tell(Finding finding) {
    findings.add(finding);
  }

  /** Ends the batch; false where it has no rows. */
  public boolean end() {
    batch.source = new Filled(origin, findings);
    return batch.rows() > 0;
  }

  private static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Gives what was found while a batch was filled, and ends its roots. */
  public static void deliver(RowBatch filled, FindingSink findings) {
    if (filled.source instanceof Filled source) {
      source.findings().forEach(findings::add);
    }
    filled.endOfRoots();
  }

  /** Where a batch comes from, with what was found in it. */
  private record Filled(Origin origin, List<Finding> findings) implements Origin {
    @Override
    public String file() {
      return origin.file();
    }

    @Override
    public Place place(long line, int column) {
      return origin.place(line, column);
    }
  }
}
