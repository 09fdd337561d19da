package org.imisconnect.source.sheet;

import org.imisconnect.finding.Place;
import org.imisconnect.record.Origin;

/** Places in a sheet: {@code book.xlsx#members:12 C12}. Immutable. */
final class SheetOrigin implements Origin {
  private final String file;
  private final int[] positions;

  /**
   * An origin.
   *
   * @param byPosition declared column by position in the sheet, -1 for one that is passed over
   */
  SheetOrigin(String file, int[] byPosition, int columns) {
    this.file = file;
    this.positions = new int[columns];
    for (int i = 0; i < byPosition.length; i++) {
      if (byPosition[i] >= 0) {
        positions[byPosition[i]] = i + 1;
      }
    }
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public Place place(long line, int column) {
    int position = column < 0 ? 0 : positions[column];
    return new Place(file, line, position, position == 0 ? "" : letters(position) + line);
  }

  /** 1 is A, 27 is AA. */
  static String letters(int position) {
    StringBuilder text = new StringBuilder();
    for (int rest = position; rest > 0; rest = (rest - 1) / 26) {
      text.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return text.toString();
  }
}
