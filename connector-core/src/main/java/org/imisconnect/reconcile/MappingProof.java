package org.imisconnect.reconcile;

import java.util.List;
import java.util.Map;

/**
 * The part of the proof that needs no ledger: rows and money of the source against what the mapping
 * left, and the resources against their trace.
 *
 * @param rows one for each record that has a source
 * @param resources number of resources by type, as they stand in the files
 * @param money one for each money column of those records
 * @param breaks where it does not hold, at most some for each cause
 */
public record MappingProof(
    List<RowTerms> rows, Map<String, Long> resources, List<MoneyTerms> money, List<Break> breaks) {
  public MappingProof {
    rows = List.copyOf(rows);
    money = List.copyOf(money);
    breaks = List.copyOf(breaks);
  }

  /** Whether everything adds up and nothing was altered. */
  public boolean closes() {
    return breaks.isEmpty()
        && rows.stream().allMatch(RowTerms::closes)
        && money.stream().allMatch(MoneyTerms::closes);
  }
}
