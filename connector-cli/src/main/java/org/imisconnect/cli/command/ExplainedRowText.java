package org.imisconnect.cli.command;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.Finding;
import org.imisconnect.map.Explanation;
import org.imisconnect.run.explain.ExplainedRow;
import org.imisconnect.value.Result;

/** Prints the way of a row: cells by row, then findings, then what was made. */
final class ExplainedRowText {
  private final Env env;

  ExplainedRowText(Env env) {
    this.env = env;
  }

  void print(ExplainedRow row) {
    String maps = row.maps().isEmpty() ? "checks only" : String.join(", ", row.maps());
    env.out().println(row.root() + "  " + env.signs().arrow() + "  " + maps);
    row.explanation().ifPresent(this::steps);
    Set<Finding> findings = new LinkedHashSet<>(row.source());
    row.explanation().ifPresent(explanation -> findings.addAll(explanation.findings()));
    findings.forEach(finding -> env.out().println(CheckCommand.line(finding, env)));
    row.explanation().ifPresentOrElse(this::outcome, this::unread);
    env.out().println();
  }

  private void steps(Explanation explanation) {
    String before = "";
    for (Explanation.Step step : explanation.steps()) {
      String place = step.cell().file() + ":" + step.cell().line();
      if (!place.equals(before)) {
        env.out().println("  " + place);
        before = place;
      }
      env.out()
          .println(
              String.format(
                      Locale.ROOT,
                      "    %-20s %s  %-28s %-44s %s",
                      step.cell().field(),
                      env.signs().arrow(),
                      step.mapping(),
                      step.path().isEmpty() ? "(no element)" : step.path(),
                      shapes(step))
                  .stripTrailing());
    }
  }

  private String shapes(Explanation.Step step) {
    String outcome = step.result() == Result.VALUE ? step.value() : word(step.result());
    return step.source().equals(outcome)
        ? outcome
        : step.source() + "  " + env.signs().arrow() + "  " + outcome;
  }

  private static String word(Result result) {
    return result.name().toLowerCase(Locale.ROOT);
  }

  private void outcome(Explanation explanation) {
    String sign =
        switch (explanation.outcome()) {
          case USED -> env.signs().good();
          case FILTERED -> env.signs().attention();
          case REJECTED -> env.signs().bad();
        };
    String words = explanation.outcome().name().toLowerCase(Locale.ROOT);
    String made = String.join(", ", explanation.resources());
    env.out().println("  " + sign + " " + words + (made.isEmpty() ? "" : ": " + made));
  }

  private void unread() {
    env.out().println("  " + env.signs().bad() + " rejected: the source could not read it whole");
  }
}
