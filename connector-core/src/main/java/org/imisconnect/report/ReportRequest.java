package org.imisconnect.report;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.imisconnect.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * What a report is made of.
 *
 * @param scheme name for people
 * @param folder what a mapping left: run.json, findings, rows, trace, rejects, NDJSON
 * @param exchangeFindings findings of the exchange; null where there was none
 * @param ledger what the receiver holds; null where nothing was exchanged
 * @param lastPush when the last push began: what was accepted before is unchanged
 * @param receiver name of the receiver for people; empty where there is none
 * @param proof lines of the proof, counted again; empty where nobody counted
 * @param breaks where the proof does not hold, in words
 * @param currency ISO code for sums whose resources name none
 * @param made when the report is made
 * @param zone zone of the times that it shows
 */
public record ReportRequest(
    String scheme,
    Path folder,
    @Nullable Path exchangeFindings,
    @Nullable Ledger ledger,
    Instant lastPush,
    String receiver,
    List<ProofLine> proof,
    List<String> breaks,
    String currency,
    Instant made,
    ZoneId zone) {
  public ReportRequest {
    proof = List.copyOf(proof);
    breaks = List.copyOf(breaks);
  }

  /** A report about a mapping alone. */
  public static ReportRequest ofMapping(
      String scheme, Path folder, String currency, Instant made, ZoneId zone) {
    return new ReportRequest(
        scheme, folder, null, null, Instant.EPOCH, "", List.of(), List.of(), currency, made, zone);
  }

  /** The same with what was counted again. */
  public ReportRequest withProof(List<ProofLine> lines, List<String> where) {
    return new ReportRequest(
        scheme,
        folder,
        exchangeFindings,
        ledger,
        lastPush,
        receiver,
        lines,
        where,
        currency,
        made,
        zone);
  }

  /** The same with an exchange. */
  public ReportRequest withExchange(
      Ledger entries, Instant pushBegan, String name, @Nullable Path findings) {
    return new ReportRequest(
        scheme, folder, findings, entries, pushBegan, name, proof, breaks, currency, made, zone);
  }
}
