package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.exchange.Exchange;
import org.imisconnect.exchange.Plan;
import org.imisconnect.exchange.Step;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.pack.DidYouMean;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.run.project.ProjectLease;
import org.imisconnect.run.project.ProjectMapping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}: what a push would do. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a push would do, and sends nothing: create, update, unchanged, held, parked, not",
      "carried, withheld, with money and a forecast. Maps first where the mapping is out of date.",
      "",
      "Example: imisconnect plan --show withheld"
    })
public final class PlanCommand implements Callable<Integer> {
  private final Env env;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(
      names = "--show",
      paramLabel = "STATE",
      description = "list what is in a state: create, update, held, parked, withheld, refused, …")
  private String show = "";

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "lines of --show (default: ${DEFAULT-VALUE})")
  private int most = 50;

  @Option(names = "--show-values", description = "with --show: values, which may be personal")
  private boolean values;

  @Option(names = "--json", description = "numbers as JSON")
  private boolean json;

  public PlanCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    Step step = show.isEmpty() ? null : step(show);
    Project loaded = project.load(env);
    Environment environment = project.environment(loaded);
    ProjectStep common = new ProjectStep(env, loaded);
    return common.logged(
        "plan",
        () -> {
          try (ProjectLease lease = common.lease(environment)) {
            ProjectMapping mapping = common.mapped(json || step != null);
            try (ProjectExchange opened = common.exchange(mapping, environment, lease);
                Exchange exchange = opened.exchange()) {
              return plan(exchange, step, loaded, environment, opened);
            }
          }
        });
  }

  private int plan(
      Exchange exchange,
      @Nullable Step step,
      Project loaded,
      Environment environment,
      ProjectExchange opened) {
    Plan plan = exchange.plan();
    if (json) {
      env.out().println(PlanJson.of(plan));
    } else if (step != null) {
      new PlanList(env, values, most).print(exchange, step);
    } else {
      print(plan, loaded, environment, opened.findings());
    }
    return plan.guard().isPassed() ? 1 : 0;
  }

  static Step step(String word) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    List<String> words =
        Arrays.stream(Step.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList();
    if (Arrays.stream(Step.values()).noneMatch(s -> s.name().equals(name))) {
      throw new ConfigException(
          "--show takes " + String.join(", ", words) + ". " + DidYouMean.sentence(word, words));
    }
    return Step.valueOf(name);
  }

  private void print(
      Plan plan, Project loaded, Environment environment, Map<String, Long> findings) {
    new PlanTable(env, plan).print(loaded.currency());
    Plan.Forecast forecast = plan.forecast();
    env.out().println();
    env.out()
        .println(
            "  "
                + Words.many(forecast.requests(), "request")
                + ", about "
                + Words.time(forecast.time().toSeconds())
                + " at "
                + environment.pace().perMinute()
                + " a minute"
                + (forecast.nights() > 1 ? ", " + count(forecast.nights()) + " nights" : "")
                + ", from "
                + Words.moment(forecast.begin(), loaded.zone()));
    env.out().println("  guard: " + guard(plan, loaded));
    if (!findings.isEmpty()) {
      env.out().println("  findings: " + line(findings));
    }
    attention(plan);
    env.out().println("Nothing has been sent. Send with: imisconnect push");
  }

  private static String guard(Plan plan, Project loaded) {
    Plan.Guard guard = plan.guard();
    double share = guard.held() == 0 ? 0 : 100.0 * guard.updates() / guard.held();
    return String.format(
        Locale.ROOT,
        "updates %.2f %% (limit %.0f %%), canary %,d claims, stop above %.0f %% refused",
        share,
        100 * guard.limit(),
        loaded.limits().canary(),
        100 * loaded.limits().refused());
  }

  private static String line(Map<String, Long> findings) {
    StringBuilder text = new StringBuilder();
    findings.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(4)
        .forEach(
            f ->
                text.append(text.isEmpty() ? "" : ", ")
                    .append(f.getKey())
                    .append(' ')
                    .append(count(f.getValue())));
    return text.toString();
  }

  private void attention(Plan plan) {
    if (plan.guard().isPassed()) {
      env.out()
          .println(
              env.signs().bad()
                  + " More would be changed than the limit allows: push would send nothing. Look at"
                  + " imisconnect plan --show update, then raise `limits.updates`.");
    }
    Map<String, Long> withheld = new TreeMap<>();
    plan.reasons().stream()
        .filter(reason -> reason.step() == Step.WITHHELD)
        .forEach(reason -> withheld.merge(reason.code(), reason.count(), Long::sum));
    withheld.forEach(
        (code, number) ->
            env.out()
                .println(
                    env.signs().attention()
                        + " "
                        + count(number)
                        + " withheld: "
                        + code
                        + ".  imisconnect plan --show withheld"));
  }
}
