package org.imisconnect.report;

import static org.imisconnect.report.ProofLine.amount;
import static org.imisconnect.report.ProofLine.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.imisconnect.report.ReportPage.BarTable;

/** By facility, by code, by column. */
final class Bars {
  private final RunReading reading;

  Bars(RunReading reading) {
    this.reading = reading;
  }

  List<BarTable> build() {
    List<BarTable> tables = new ArrayList<>();
    if (!reading.byFacility.isEmpty()) {
      tables.add(facilities());
    }
    tables.add(codes());
    tables.add(columns());
    return tables;
  }

  private BarTable facilities() {
    long most = reading.byFacility.values().stream().mapToLong(t -> t.troubled).max().orElse(0);
    List<BarTable.Bar> bars = new ArrayList<>();
    reading.byFacility.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, FacilityTotals> e) -> e.getValue().troubled)
                .reversed())
        .forEach(
            entry -> {
              FacilityTotals totals = entry.getValue();
              bars.add(
                  new BarTable.Bar(
                      reading.facilities.label(entry.getKey()),
                      List.of(
                          count(totals.troubled),
                          amount(totals.troubledAmount),
                          count(totals.claims),
                          amount(totals.amount)),
                      per(totals.troubled, most)));
            });
    return new BarTable(
        "by-facility",
        "By facility",
        "Claims of each facility that did not arrive, out of all its claims. Money in "
            + reading.currency
            + ".",
        List.of("Facility", "Did not arrive", "Money of these", "Claims", "Money"),
        bars);
  }

  private BarTable codes() {
    return counted(
        "by-code", "By code", "Findings of each code.", "Code", reading.findings.byCause);
  }

  private BarTable columns() {
    return counted(
        "by-column",
        "By column",
        "Findings in each column of the source.",
        "File and column",
        reading.findings.byColumn);
  }

  private static BarTable counted(
      String anchor, String title, String caption, String name, Map<String, Long> counts) {
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<BarTable.Bar> bars =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .map(
                entry ->
                    new BarTable.Bar(
                        entry.getKey(),
                        List.of(count(entry.getValue())),
                        per(entry.getValue(), most)))
            .toList();
    return new BarTable(anchor, title, caption, List.of(name, "Findings"), bars);
  }

  private static int per(long number, long most) {
    return most == 0 ? 0 : (int) Math.max(number > 0 ? 1 : 0, number * 100 / most);
  }
}
