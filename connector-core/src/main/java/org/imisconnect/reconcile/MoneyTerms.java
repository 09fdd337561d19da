package org.imisconnect.reconcile;

import java.math.BigDecimal;

/**
 * One money column: {@code source = used + filtered + rejected + orphaned}, and what was used
 * stands in the resources.
 *
 * @param record the record's name
 * @param column the column's name
 * @param path FHIR path that the column feeds; empty where no map uses it
 * @param source sum of the column's cells that are numbers
 * @param used the part of it in rows that became resources
 * @param filtered the part in rows that a rule left out
 * @param rejected the part in rejected rows
 * @param orphaned the part in orphaned rows
 * @param unreadable cells that hold no number, and rows that could not be split into cells: they
 *     are rejected
 * @param mapped sum of the elements at the path in the NDJSON; 0 where there is no path
 */
public record MoneyTerms(
    String record,
    String column,
    String path,
    BigDecimal source,
    BigDecimal used,
    BigDecimal filtered,
    BigDecimal rejected,
    BigDecimal orphaned,
    long unreadable,
    BigDecimal mapped) {

  /** Whether the terms add up, and what was used equals what stands in the resources. */
  public boolean closes() {
    boolean adds = source.compareTo(used.add(filtered).add(rejected).add(orphaned)) == 0;
    return adds && (path.isEmpty() || used.compareTo(mapped) == 0);
  }
}
