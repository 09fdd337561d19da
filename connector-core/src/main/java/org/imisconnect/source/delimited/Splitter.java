package org.imisconnect.source.delimited;

import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Severity;
import org.imisconnect.record.RowBatch;

/**
 * Splits the raw text of each row into cells, in the order of the declared columns. The text stays
 * as it is; cells with doubled quotes are written anew behind it. The inner loop of reading: no
 * object is made per row unless something is wrong with it. For one batch and thread.
 */
final class Splitter {
  private static final int UNKNOWN = -1;
  private final Head head;
  private final RowBatch batch;
  private final FindingSink findings;
  private final int[] columns;
  private final byte delimiter;
  private final long delimiterPattern;
  private final int quote;
  private final long quotePattern;
  private final boolean trim;
  private final byte secondBlank;
  private final int maxCell;
  private final int textEnd;
  private final int[] starts;
  private final int[] ends;
  private byte[] bytes;
  private int base;
  private int longCell;
  private int strayQuote;

  Splitter(Head head, RowBatch batch, FindingSink findings) {
    this.head = head;
    this.batch = batch;
    this.findings = findings;
    this.columns = head.byPosition();
    this.delimiter = (byte) head.dialect().delimiter();
    this.delimiterPattern = Bytes.pattern(delimiter);
    this.quote = head.dialect().quote();
    this.quotePattern = Bytes.pattern(quote);
    this.trim = head.dialect().trim();
    this.secondBlank = (byte) (delimiter == '\t' ? ' ' : '\t');
    this.maxCell = head.dialect().maxCell();
    this.textEnd = batch.size;
    this.starts = batch.starts;
    this.ends = batch.ends;
    this.bytes = batch.bytes;
  }

  void split() {
    boolean unusable = !head.trouble().isEmpty();
    for (int row = 0; row < batch.rows(); row++) {
      if (batch.isUnwanted(row)) {
        continue;
      }
      Flaw flaw = Flaw.of(batch, row);
      if (flaw == Flaw.NONE) {
        row(row);
      } else {
        reject(row, UNKNOWN, Complaint.of(flaw, head.dialect()));
        unsplit(row, flaw == Flaw.ROW_TOO_LONG);
      }
      if (unusable) {
        batch.reject(row);
      }
    }
    batch.endOfRoots();
  }

  private void row(int row) {
    int start = batch.rawStart(row);
    int end = batch.rawEnd(row);
    base = batch.firstCell(row);
    longCell = UNKNOWN;
    strayQuote = UNKNOWN;
    int survey = Bytes.survey(bytes, start, end, quotePattern);
    boolean quotes = (survey & Bytes.HAS) != 0 && quote != Dialect.NONE;
    int cells = quotes ? cells(start, end) : plainCells(start, end);
    if (cells != columns.length) {
      wrongCount(row, cells);
    } else if (strayQuote != UNKNOWN) {
      reject(row, columns[strayQuote], Complaint.quoteStray(strayQuote + 1));
      unsplit(row, false);
    } else if (longCell != UNKNOWN) {
      batch.setCell(row, longCell, 0, 0);
      reject(row, longCell, Complaint.cellTooLong(head.dialect()));
    } else if ((survey & Bytes.NOT_PLAIN) != 0) {
      encoding(row, start, end);
    }
  }

  /** Sets the cells of a row without quotes, eight bytes at a time; returns how many it has. */
  private int plainCells(int start, int end) {
    byte[] text = bytes;
    int field = 0;
    int from = start;
    int i = start;
    for (; i + 8 <= end; i += 8) {
      long found = Bytes.matches(Bytes.word(text, i), delimiterPattern);
      while (found != 0) {
        int at = i + Bytes.first(found);
        putTrimmed(field++, from, at);
        from = at + 1;
        found &= found - 1;
      }
    }
    for (; i < end; i++) {
      if (text[i] == delimiter) {
        putTrimmed(field++, from, i);
        from = i + 1;
      }
    }
    putTrimmed(field++, from, end);
    return field;
  }

  private void putTrimmed(int field, int start, int end) {
    byte[] text = bytes;
    int from = start;
    int to = end;
    if (trim) {
      while (from < to && isBlank(text[from])) {
        from++;
      }
      while (to > from && isBlank(text[to - 1])) {
        to--;
      }
    }
    put(field, from, to);
  }

  private boolean isBlank(byte b) {
    return b == ' ' || b == secondBlank;
  }

  /** Sets the cells of a row; returns how many it has. */
  private int cells(int start, int end) {
    int field = 0;
    int i = start;
    byte separator = delimiter;
    while (true) {
      byte[] text = bytes;
      int from = i;
      while (trim && from < end && isBlank(text[from])) {
        from++;
      }
      if (from < end && text[from] == quote) {
        i = quoted(field, from, end);
      } else {
        i = from;
        while (i < end && text[i] != separator) {
          i++;
        }
        putTrimmed(field, from, i);
      }
      field++;
      if (i >= end) {
        return field;
      }
      i++;
    }
  }

  /** Sets a quoted cell; returns where the delimiter after it stands, or the end. */
  private int quoted(int field, int open, int end) {
    byte[] text = bytes;
    int doubled = 0;
    int i = open + 1;
    while (i < end) {
      if (text[i] != quote) {
        i++;
      } else if (i + 1 < end && text[i + 1] == quote) {
        doubled++;
        i += 2;
      } else {
        break;
      }
    }
    if (doubled == 0) {
      put(field, open + 1, Math.min(i, end));
    } else {
      unescape(field, open + 1, Math.min(i, end), doubled);
    }
    int after = i + 1;
    while (trim && after < end && isBlank(bytes[after])) {
      after++;
    }
    if (i >= end || (after < end && bytes[after] != delimiter)) {
      strayQuote = field < columns.length ? field : UNKNOWN;
      while (after < end && bytes[after] != delimiter) {
        after++;
      }
    }
    return after;
  }

  private void unescape(int field, int from, int to, int doubled) {
    bytes = batch.reserve(to - from - doubled);
    int at = batch.size;
    for (int i = from; i < to; i++) {
      bytes[at++] = bytes[i];
      if (bytes[i] == quote) {
        i++;
      }
    }
    put(field, batch.size, at);
    batch.size = at;
  }

  private void put(int field, int from, int to) {
    int column = field < columns.length ? columns[field] : UNKNOWN;
    if (column != UNKNOWN) {
      starts[base + column] = from;
      ends[base + column] = to;
      if (to - from > maxCell) {
        longCell = column;
      }
    }
  }

  private void wrongCount(int row, int cells) {
    boolean cut = batch.rawEnd(row) == textEnd && cells < columns.length;
    reject(row, UNKNOWN, Complaint.count(cells, columns.length, cut));
    unsplit(row, cut);
  }

  private void encoding(int row, int start, int end) {
    int bad = Utf8.firstBad(bytes, start, end);
    if (bad < 0) {
      return;
    }
    int found = bytes[bad] & 0xFF;
    int first = UNKNOWN;
    for (int column = head.columns() - 1; column >= 0; column--) {
      int at = base + column;
      if (Utf8.firstBad(bytes, batch.starts[at], batch.ends[at]) >= 0) {
        batch.setCell(row, column, 0, 0);
        first = column;
      }
    }
    reject(row, first, Complaint.encoding(found, head.charset()));
  }

  /** Takes back the row's cells: nobody knows which column each of them is of. */
  private void unsplit(int row, boolean cut) {
    for (int column = 0; column < head.columns(); column++) {
      batch.setCell(row, column, 0, 0);
    }
    batch.reject(row, Guess.of(bytes, batch.rawStart(row), batch.rawEnd(row), head, cut));
  }

  private void reject(int row, int column, Complaint complaint) {
    batch.reject(row);
    findings.add(
        Finding.of(
            complaint.code(),
            Severity.ERROR,
            head.place(batch.line(row), column),
            complaint.message(),
            complaint.hint()));
  }
}
