package org.imisconnect.source.jdbc;

import java.util.List;
import org.imisconnect.finding.Place;
import org.imisconnect.record.Origin;
import org.imisconnect.record.RecordType;

/**
 * Places in a query's rows: number of the row, and the column. The row's key is not shown, since it
 * may be a person's number. Immutable.
 *
 * @param type the record
 * @param labels the query's own column names by position
 * @param byPosition declared column by position, -1 for one that is passed over
 */
record QueryOrigin(RecordType type, List<String> labels, List<Integer> byPosition)
    implements Origin {
  QueryOrigin {
    labels = List.copyOf(labels);
    byPosition = List.copyOf(byPosition);
  }

  @Override
  public String file() {
    return "query:" + type.name();
  }

  @Override
  public Place place(long line, int column) {
    if (column < 0) {
      return new Place(file(), line, 0, "");
    }
    int position = byPosition.indexOf(column);
    String label = position < 0 ? type.columns().get(column).name() : labels.get(position);
    return new Place(file(), line, position + 1, label);
  }
}
