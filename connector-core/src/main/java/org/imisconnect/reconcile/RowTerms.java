package org.imisconnect.reconcile;

/**
 * Rows of one record: {@code read = used + filtered + rejected + orphaned}.
 *
 * @param record the record's name
 * @param read rows that the source holds now
 * @param used rows that stand in the trace of a resource
 * @param filtered rows left out by a rule of the mapping
 * @param rejected rows in the rejects, orphans apart
 * @param orphaned rows that belong to no row
 */
public record RowTerms(
    String record, long read, long used, long filtered, long rejected, long orphaned) {

  /** Whether the terms add up. */
  public boolean closes() {
    return read == used + filtered + rejected + orphaned;
  }
}
