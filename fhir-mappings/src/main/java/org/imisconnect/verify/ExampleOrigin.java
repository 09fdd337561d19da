package org.imisconnect.verify;

import org.imisconnect.finding.Place;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RecordType;

/** Rows that stand in an example: their places are lines of its file. */
record ExampleOrigin(String file, RecordType type) implements Origin {
  @Override
  public Place place(long line, int column) {
    return column < 0
        ? Place.of(file, line, 0)
        : new Place(file, line, column + 1, type.columns().get(column).name());
  }
}
