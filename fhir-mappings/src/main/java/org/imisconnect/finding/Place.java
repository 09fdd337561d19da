package org.imisconnect.finding;

/**
 * Where something stands in a file of the user: a source cell, or a line of a mapping.
 *
 * @param file the file's name as the user wrote it ({@code members.csv}, {@code book.xlsx#members},
 *     {@code query:members}); never empty
 * @param line 1-based line (sheet row, ordinal of a query's row); 0 for the file as a whole
 * @param column 1-based column (character in a text file of a pack, cell number in a data row); 0
 *     for the line as a whole
 * @param field the column's or cell's name ({@code birth_date}, {@code C12}); empty where none
 */
public record Place(String file, long line, int column, String field) {
  public Place {
    if (file.isEmpty() || line < 0 || column < 0) {
      throw new IllegalArgumentException("a place needs a file, and a line and column from 0 up");
    }
  }

  /** The file as a whole. */
  public static Place of(String file) {
    return new Place(file, 0, 0, "");
  }

  /** A position in a text file of a pack or project. */
  public static Place of(String file, long line, int column) {
    return new Place(file, line, column, "");
  }

  /** {@code file:line:column}, as editors understand it; parts that are 0 are left out. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (column > 0 && field.isEmpty()) {
      text.append(':').append(column);
    }
    if (!field.isEmpty()) {
      text.append(' ').append(field);
    }
    return text.toString();
  }
}
