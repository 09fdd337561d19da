package org.imisconnect.reconcile;

import java.util.List;

/**
 * One line of {@code trace.ndjson}.
 *
 * @param sum hash of the resource's bytes
 * @param key parts of the business key
 * @param row the root row
 * @param rows rows that belong to it and went into the same resource
 */
record TraceEntry(
    String type, String id, long sum, List<String> key, RowMark row, List<RowMark> rows) {

  /**
   * A row as the run saw it.
   *
   * @param hash of all its cells
   */
  record RowMark(String record, String file, long line, long hash) {
    String place() {
      return file + ":" + line;
    }
  }
}
