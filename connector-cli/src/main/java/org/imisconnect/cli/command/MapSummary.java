package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Severity;
import org.imisconnect.run.mapping.MapResult;
import org.imisconnect.run.mapping.RecordAccount;
import org.imisconnect.run.mapping.RowClass;

/**
 * What a person reads after a mapping run: rows, resources, findings by code, whether it is well.
 */
final class MapSummary {
  private static final int WIDTH = 78;
  private final Env env;

  MapSummary(Env env) {
    this.env = env;
  }

  void print(MapResult result, String out, double seconds, double failAbove) {
    counts(result, seconds);
    result.firsts().values().forEach(finding -> finding(result, finding));
    verdict(result, out, failAbove);
  }

  /** Rows, resources and number of findings only. */
  void counts(MapResult result, double seconds) {
    records(result, seconds);
    long resources = result.resources().values().stream().mapToLong(Long::longValue).sum();
    String dot = "  " + env.signs().dot() + "  ";
    env.out()
        .println(
            "            "
                + count(resources)
                + " resources"
                + dot
                + Words.many(result.rows(RowClass.REJECTED), "row")
                + " rejected, "
                + count(result.rows(RowClass.ORPHANED))
                + " orphaned"
                + dot
                + Words.many(findings(result), "finding"));
  }

  private void records(MapResult result, double seconds) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("  map       ");
    for (RecordAccount account : result.accounts()) {
      if (account.read() == 0) {
        continue;
      }
      String part = account.record().name() + " " + count(account.read()) + "  ";
      if (line.length() + part.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder("            ");
      }
      line.append(part);
    }
    lines.add(line + String.format(Locale.ROOT, " %.1f s", seconds));
    lines.forEach(env.out()::println);
  }

  private static long findings(MapResult result) {
    return result.findings().byCode().values().stream().mapToLong(Long::longValue).sum();
  }

  private void finding(MapResult result, Finding finding) {
    String sign =
        finding.severity() == Severity.ERROR
            ? env.signs().bad()
            : finding.severity() == Severity.WARNING ? env.signs().attention() : " ";
    env.out()
        .println(
            "  "
                + sign
                + " "
                + finding.code()
                + " "
                + count(result.findings().of(finding.code()))
                + "  first: "
                + finding.place()
                + "  "
                + finding.message());
  }

  private void verdict(MapResult result, String out, double failAbove) {
    boolean well = MapCommand.isWithin(result, failAbove);
    long lost = result.rows(RowClass.REJECTED) + result.rows(RowClass.ORPHANED);
    String words =
        lost == 0
            ? "Every row of " + count(result.read()) + " is accounted for."
            : count(lost)
                + " of "
                + count(result.read())
                + " rows were rejected or orphaned; they stand in "
                + out
                + "/rejects, with the reason beside each.";
    env.out().println((well ? env.signs().good() : env.signs().bad()) + " " + words);
  }
}
