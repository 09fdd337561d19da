package org.imisconnect.report;

import static org.imisconnect.report.ProofLine.count;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.report.ReportPage.RowList;

/** The rows in pages, which a browser lays out only when they come into sight. */
final class RowPages {
  private static final int PAGE = 250;
  private final RunReading reading;

  RowPages(RunReading reading) {
    this.reading = reading;
  }

  RowList build() {
    List<FindingRow> rows = reading.findings.rows;
    List<RowList.Page> pages = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += PAGE) {
      List<FindingRow> some = rows.subList(from, Math.min(rows.size(), from + PAGE));
      String title =
          some.get(0).where()
              + " to "
              + some.get(some.size() - 1).where()
              + " ("
              + count(from + 1L)
              + "–"
              + count(from + (long) some.size())
              + ")";
      pages.add(new RowList.Page(title, some.stream().map(this::line).toList()));
    }
    long left = reading.findings.total - rows.size();
    return new RowList(
        count(reading.findings.total),
        left == 0 ? "" : count(left) + " more stand in findings.ndjson.",
        pages);
  }

  private RowList.Line line(FindingRow row) {
    RowFact fact = reading.facts.get(row.where());
    String fate = fact == null || row.line() == 0 ? "" : fact.fate().label();
    String tone =
        switch (row.severity()) {
          case "error" -> "bad";
          case "warning" -> "attention";
          default -> "plain";
        };
    return new RowList.Line(
        row.where(),
        row.column(),
        row.code(),
        Actions.anchor(row.cause()),
        tone,
        row.message(),
        row.path(),
        row.mapping(),
        fate);
  }
}
