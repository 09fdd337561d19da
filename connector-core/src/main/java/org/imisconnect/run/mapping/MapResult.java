package org.imisconnect.run.mapping;

import java.util.List;
import java.util.Map;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingCounts;

/**
 * What a mapping run did, as it counted itself; a proof counts again from the files.
 *
 * @param accounts one for each record of the pack, in the pack's order
 * @param resources number of resources by type
 * @param findings exact numbers by code and severity
 * @param firsts the first finding of each code, sorted by code
 * @param digests CRC-32 of the files that were written, by name; rejects are not among them
 */
public record MapResult(
    List<RecordAccount> accounts,
    Map<String, Long> resources,
    FindingCounts findings,
    Map<String, Finding> firsts,
    Map<String, String> digests) {
  public MapResult {
    accounts = List.copyOf(accounts);
  }

  /** Rows of a class over all records. */
  public long rows(RowClass rowClass) {
    return accounts.stream().mapToLong(account -> account.rows(rowClass)).sum();
  }

  /** Rows read over all records. */
  public long read() {
    return accounts.stream().mapToLong(RecordAccount::read).sum();
  }
}
