package org.imisconnect.run.mapping;

import java.util.HashMap;
import java.util.Map;

/** What became of the rows of every record. One thread. */
final class StateBook {
  private final Map<String, RowStates> records = new HashMap<>();

  RowStates of(String record) {
    return records.computeIfAbsent(record, name -> new RowStates());
  }
}
