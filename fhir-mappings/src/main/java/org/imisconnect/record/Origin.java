package org.imisconnect.record;

import org.imisconnect.finding.Place;

/** Where rows of one file, sheet or query come from: turns a row and column into a place. */
public interface Origin {
  /** The name that findings show: {@code members.csv}, {@code book.xlsx#members}. */
  String file();

  /**
   * The place of a cell.
   *
   * @param line as the batch keeps it for the row
   * @param column index into the record type's columns, or -1 for the row as a whole
   */
  Place place(long line, int column);
}
