package org.imisconnect.source.json;

import org.imisconnect.finding.Place;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RecordType;

/** Places in a file: line and member, or number of the item in an array and member. Immutable. */
record JsonOrigin(String file, RecordType type) implements Origin {
  @Override
  public Place place(long line, int column) {
    String field = column < 0 ? "" : Members.shown(type.columns().get(column));
    return new Place(file, line, 0, field);
  }
}
