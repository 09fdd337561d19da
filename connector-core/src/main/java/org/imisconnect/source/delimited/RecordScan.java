package org.imisconnect.source.delimited;

/**
 * Finds where a record ends. A quoted cell may hold line ends; it must close with a quote that a
 * delimiter or a line end follows, within {@code max_cell}. Where it does not, the quote is a stray
 * one: the record is then its first line alone, with a flaw, and the next line begins a new record.
 * So one stray quote costs one row and never swallows a file. One thread.
 */
final class RecordScan {
  private static final int MORE = -1;
  private static final int STRAY = -2;
  private final Dialect dialect;
  private final long quote;
  private byte[] bytes = {};
  private int size;
  private boolean last;

  /** End of the record's text, and where the next record begins. */
  int end;

  int next;

  /** Text lines that the record takes. */
  int lines;

  Flaw flaw = Flaw.NONE;

  RecordScan(Dialect dialect) {
    this.dialect = dialect;
    this.quote = Bytes.pattern(dialect.quote() == Dialect.NONE ? '\n' : dialect.quote());
  }

  /**
   * Scans one record.
   *
   * @param isLast whether the text ends at {@code textEnd}
   * @return false where more text is needed to find its end
   */
  boolean scan(byte[] text, int from, int textEnd, boolean isLast) {
    bytes = text;
    size = textEnd;
    last = isLast;
    lines = 1;
    flaw = Flaw.NONE;
    int i = from;
    while (true) {
      i = Bytes.lineEndOr(text, i, textEnd, quote);
      if (i - from > dialect.maxRecord()) {
        return firstLine(from, from, Flaw.ROW_TOO_LONG);
      }
      if (i == textEnd) {
        end = i;
        next = i;
        return isLast;
      }
      if (text[i] == '\n' || text[i] == '\r') {
        return line(i);
      }
      if (!opens(from, i)) {
        i++;
        continue;
      }
      int open = i;
      i = close(open);
      if (i == MORE) {
        return false;
      }
      if (i == STRAY) {
        return firstLine(from, open, flaw);
      }
    }
  }

  /** Ends the record at a line end. */
  private boolean line(int at) {
    end = at;
    next = at + 1;
    if (bytes[at] == '\r') {
      if (next == size && !last) {
        return false;
      }
      if (next < size && bytes[next] == '\n') {
        next++;
      }
    }
    return true;
  }

  /** Cuts a flawed record at the end of the line where the flaw began. */
  private boolean firstLine(int from, int at, Flaw why) {
    int i = Bytes.lineEnd(bytes, at, size);
    if (i - from > dialect.maxRecord()) {
      flaw = Flaw.ROW_TOO_LONG;
      end = from;
      next = MORE;
      return true;
    }
    flaw = why;
    lines = 1 + lineEnds(from, i);
    if (i == size) {
      end = i;
      next = i;
      return last;
    }
    return line(i);
  }

  /** Whether a quote stands at the beginning of a cell. */
  private boolean opens(int from, int at) {
    int i = at - 1;
    while (dialect.trim() && i >= from && isBlank(bytes[i])) {
      i--;
    }
    return i < from || bytes[i] == dialect.delimiter();
  }

  /** Index after the quote that closes a cell, MORE, or STRAY with a flaw. Counts its lines. */
  private int close(int open) {
    int before = lines;
    int i = open + 1;
    while (true) {
      i = Bytes.lineEndOr(bytes, i, size, quote);
      if (i - open > dialect.maxCell() + 1) {
        return stray(Flaw.CELL_TOO_LONG);
      }
      if (i == size) {
        return last ? stray(Flaw.QUOTE_OPEN) : MORE;
      }
      if (bytes[i] != dialect.quote()) {
        boolean pair = bytes[i] == '\r' && i + 1 < size && bytes[i + 1] == '\n';
        i += pair ? 2 : 1;
        lines++;
      } else if (i + 1 < size && bytes[i + 1] == dialect.quote()) {
        i += 2;
      } else {
        return after(i + 1, lines > before);
      }
    }
  }

  /** Judges what follows a closing quote. */
  private int after(int closed, boolean severalLines) {
    int i = closed;
    while (dialect.trim() && i < size && isBlank(bytes[i])) {
      i++;
    }
    if (i == size && !last) {
      return MORE;
    }
    boolean ends =
        i == size || bytes[i] == dialect.delimiter() || bytes[i] == '\n' || bytes[i] == '\r';
    return ends || !severalLines ? closed : stray(Flaw.QUOTE_OPEN);
  }

  private int stray(Flaw why) {
    flaw = why;
    return STRAY;
  }

  private boolean isBlank(byte b) {
    return b == ' ' || (b == '\t' && dialect.delimiter() != '\t');
  }

  private int lineEnds(int from, int to) {
    int count = 0;
    for (int i = Bytes.lineEnd(bytes, from, to); i < to; i = Bytes.lineEnd(bytes, i + 1, to)) {
      boolean pair = bytes[i] == '\r' && i + 1 < to && bytes[i + 1] == '\n';
      if (pair) {
        i++;
      }
      count++;
    }
    return count;
  }
}
