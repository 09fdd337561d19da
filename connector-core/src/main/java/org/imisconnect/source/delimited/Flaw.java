package org.imisconnect.source.delimited;

import org.imisconnect.record.RowBatch;

/**
 * Why a record could not be cut as it should be. The cutter marks it on the row, the splitter gives
 * the finding: it stands in the end of the row's first cell, as a negative number, which no cell
 * that is present has.
 */
enum Flaw {
  NONE(0),
  /** A quote was not closed, or not followed by a delimiter or line end. */
  QUOTE_OPEN(-1),
  /** A quoted cell is longer than allowed, so its quote is taken for a stray one. */
  CELL_TOO_LONG(-2),
  /** A record is longer than allowed; its text was passed over. */
  ROW_TOO_LONG(-3);

  private final int mark;

  Flaw(int mark) {
    this.mark = mark;
  }

  void mark(RowBatch batch, int row) {
    if (this != NONE) {
      batch.ends[batch.firstCell(row)] = mark;
    }
  }

  static Flaw of(RowBatch batch, int row) {
    return switch (batch.ends[batch.firstCell(row)]) {
      case -1 -> QUOTE_OPEN;
      case -2 -> CELL_TOO_LONG;
      case -3 -> ROW_TOO_LONG;
      default -> NONE;
    };
  }
}
