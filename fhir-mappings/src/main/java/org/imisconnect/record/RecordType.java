package org.imisconnect.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Place;

/**
 * A kind of row that a scheme delivers: one file, table, sheet or element. Immutable, thread-safe.
 *
 * @param name as mappings name it
 * @param columns in declared order; a row's cells stand in this order
 * @param layout how to read it
 * @param declared where the pack declares it
 */
public record RecordType(String name, List<Column> columns, Layout layout, Place declared) {
  public RecordType {
    columns = List.copyOf(columns);
  }

  /** Index of a column by its mapping name, or -1. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /** Index by every name that the source may use, for readers that match a header. */
  public Map<String, Integer> indexBySourceName() {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      for (String name : columns.get(i).names()) {
        index.putIfAbsent(name, i);
      }
    }
    return index;
  }
}
