package org.imisconnect.source.delimited;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.record.Readings;

/**
 * Guesses how the text of a row may be read that does not split into its cells: with quotes and
 * without, and shifted by the cells that are too many or missing. Rare, so it need not be fast.
 */
final class Guess {
  private static final int MOST_SHIFTS = 32;
  private final byte[] text;
  private final Head head;
  private final Dialect dialect;
  private final List<int[]> readings = new ArrayList<>();

  private Guess(byte[] text, Head head) {
    this.text = text;
    this.head = head;
    this.dialect = head.dialect();
  }

  /**
   * Guesses a row.
   *
   * @param cut whether the text ends in the middle of the row: its last cell is then no cell
   */
  static Readings of(byte[] text, int from, int end, Head head, boolean cut) {
    Guess guess = new Guess(text, head);
    int lines = 0;
    int start = from;
    while (start <= end && from < end) {
      int lineEnd = Bytes.lineEnd(text, start, end);
      if (lineEnd > start) {
        lines++;
        guess.line(start, lineEnd, cut && lineEnd == end);
      }
      start = lineEnd + 1;
    }
    return new Readings(guess.readings, cut || lines > 1);
  }

  private void line(int from, int end, boolean cut) {
    shift(pieces(from, end, false), cut);
    if (dialect.quote() != Dialect.NONE) {
      shift(pieces(from, end, true), cut);
    }
  }

  /** Starts and ends of what stands between delimiters, with or without those within quotes. */
  private List<int[]> pieces(int from, int end, boolean quotes) {
    List<int[]> pieces = new ArrayList<>();
    boolean within = false;
    int start = from;
    for (int i = from; i < end; i++) {
      if (quotes && text[i] == dialect.quote()) {
        within = !within;
      } else if (text[i] == dialect.delimiter() && !within) {
        pieces.add(bare(start, i));
        start = i + 1;
      }
    }
    pieces.add(bare(start, end));
    return pieces;
  }

  private int[] bare(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isAround(text[from])) {
      from++;
    }
    while (to > from && isAround(text[to - 1])) {
      to--;
    }
    return new int[] {from, to};
  }

  private boolean isAround(byte b) {
    return b == dialect.quote() || (dialect.trim() && (b == ' ' || b == '\t'));
  }

  private void shift(List<int[]> pieces, boolean cut) {
    if (cut) {
      pieces.remove(pieces.size() - 1);
    }
    int tooMany = pieces.size() - head.width();
    int shifts = Math.min(MOST_SHIFTS, Math.abs(tooMany));
    for (int shift = 0; shift <= shifts; shift++) {
      readings.add(reading(pieces, tooMany > 0 ? shift : -shift));
    }
  }

  private int[] reading(List<int[]> pieces, int shift) {
    int[] cells = new int[2 * head.columns()];
    for (int position = 0; position < head.width(); position++) {
      int column = head.byPosition()[position];
      int piece = position + shift;
      if (column >= 0 && piece >= 0 && piece < pieces.size()) {
        cells[2 * column] = pieces.get(piece)[0];
        cells[2 * column + 1] = pieces.get(piece)[1];
      }
    }
    return cells;
  }
}
