package org.imisconnect.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Everything a report says, gathered from the files of a run and the ledger. One thread. */
final class RunReading {
  final RunFacts run;
  final Facilities facilities;
  final FindingList findings = new FindingList();
  final RowFates fates = new RowFates();
  final Map<String, RowFact> facts = new HashMap<>();
  final Map<String, Weight> causes = new TreeMap<>();
  final Map<String, FacilityTotals> byFacility = new TreeMap<>();
  final EnumMap<Fate, BigDecimal> money = new EnumMap<>(Fate.class);
  final ExchangeReading exchange = new ExchangeReading();
  final Map<String, String> recordOfType = new HashMap<>();
  String currency;

  private RunReading(ReportRequest request) throws IOException {
    this.run = RunFacts.read(request.folder());
    this.facilities = Facilities.read(request.folder());
    this.currency = request.currency();
  }

  static RunReading of(ReportRequest request) throws IOException {
    RunReading reading = new RunReading(request);
    Path folder = request.folder();
    reading.findings.read(folder.resolve("findings.ndjson"));
    reading.findings.read(request.exchangeFindings());
    if (request.ledger() != null) {
      reading.exchange.read(request.ledger(), request.lastPush(), reading);
    }
    reading.findings.sort();
    reading.findings.rows.forEach(row -> reading.facts.putIfAbsent(row.where(), NOTHING));
    new RejectReading(reading, folder).read();
    new TraceReading(reading, request).read();
    reading.weigh();
    return reading;
  }

  private static final RowFact NOTHING = new RowFact(Fate.FOLDED, "", null, null);

  /** Notes what came of a row, if it is one that is listed. */
  void note(String where, RowFact fact) {
    facts.computeIfPresent(where, (key, known) -> known.equals(NOTHING) ? fact : known.worse(fact));
  }

  Weight cause(String code) {
    return causes.computeIfAbsent(code, key -> new Weight());
  }

  void addMoney(Fate fate, BigDecimal amount) {
    money.merge(fate, amount, BigDecimal::add);
  }

  FacilityTotals facility(String key) {
    return byFacility.computeIfAbsent(key, k -> new FacilityTotals());
  }

  /** Gives each cause the rows it was found in, and the money of those that were mapped. */
  private void weigh() {
    java.util.Set<String> weighed = new java.util.HashSet<>();
    for (FindingRow row : findings.rows) {
      Weight cause = cause(row.cause());
      RowFact fact = facts.get(row.where());
      if (fact != null && fact.fate().isMapped() && weighed.add(row.cause() + '\n' + row.where())) {
        cause.add(row.where(), fact.amount(), fact.facility());
      } else {
        cause.add(row.where(), null, null);
      }
    }
    // Rows are kept up to a cap; numbers are exact.
    findings.byCause.forEach((cause, count) -> cause(cause).count = count);
  }

  /** Rows by fate, over all records or those of one. */
  long[] rows(String record) {
    long[] sums = new long[Fate.values().length];
    fates
        .counts()
        .forEach(
            (name, counts) -> {
              if (record.isEmpty() || record.equals(name)) {
                for (int i = 0; i < sums.length; i++) {
                  sums[i] += counts[i];
                }
              }
            });
    for (RunFacts.RecordRows rows : run.records()) {
      if (record.isEmpty() || record.equals(rows.name())) {
        sums[Fate.FILTERED.ordinal()] += rows.filtered();
        sums[Fate.REJECTED.ordinal()] += rows.rejected();
        sums[Fate.ORPHANED.ordinal()] += rows.orphaned();
      }
    }
    return sums;
  }
}
