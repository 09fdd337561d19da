package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.exchange.Exchange;
import org.imisconnect.exchange.FormDifference;
import org.imisconnect.exchange.PlannedResource;
import org.imisconnect.exchange.Step;
import org.imisconnect.receiver.CanonicalResource.SourceRow;

/** The resources of one step of a plan, one line each: where the row stands, and why. */
final class PlanList {
  private final Env env;
  private final boolean values;
  private final int most;
  private long shown;

  PlanList(Env env, boolean values, int most) {
    this.env = env;
    this.values = values;
    this.most = most;
  }

  void print(Exchange exchange, Step step) {
    exchange.show(
        step,
        planned -> {
          if (shown++ < most) {
            line(planned);
          }
        });
    String more = shown > most ? ", " + count(shown - most) + " not shown (--most)" : "";
    env.out().println(Words.many(shown, "resource") + " " + PlanTable.name(step) + more + ".");
  }

  private void line(PlannedResource planned) {
    SourceRow row = planned.resource().row();
    String why =
        planned.cause().code().isEmpty()
            ? ""
            : "  " + planned.cause().code() + "  " + planned.cause().words();
    String money =
        planned.amount() == null
            ? ""
            : "  " + planned.amount().currency() + " " + Words.money(planned.amount().value());
    String key = values ? "  " + String.join(" ", planned.resource().key()) : "";
    env.out()
        .println(
            "  "
                + row.file()
                + ":"
                + row.line()
                + "  "
                + planned.resource().type()
                + key
                + money
                + why);
    for (FormDifference difference : planned.differences()) {
      env.out()
          .println(
              "      "
                  + difference.path()
                  + (values
                      ? "  "
                          + difference.before()
                          + " "
                          + env.signs().arrow()
                          + " "
                          + difference.after()
                      : ""));
    }
  }
}
