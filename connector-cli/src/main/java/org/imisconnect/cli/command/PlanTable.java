package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.exchange.Plan;
import org.imisconnect.exchange.Step;

/** A plan as a table: steps down, members, contracts, claims and the rest across, money last. */
final class PlanTable {
  private static final Map<String, String> COLUMNS = columns();
  private static final String OTHER = "others";
  private final Env env;
  private final Plan plan;

  PlanTable(Env env, Plan plan) {
    this.env = env;
    this.plan = plan;
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("Patient", "members");
    columns.put("Contract", "contracts");
    columns.put("Claim", "claims");
    return columns;
  }

  void print(String currency) {
    StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "  %-14s", ""));
    COLUMNS.values().forEach(name -> head.append(cell(name)));
    head.append(cell(OTHER)).append(String.format(Locale.ROOT, "%20s", "money (" + currency + ")"));
    env.out().println(head);
    for (Step step : Step.values()) {
      boolean always = step.isSent() || step == Step.UNCHANGED;
      if (always || plan.count(step) > 0) {
        env.out().println(row(name(step), step, note(step)));
      }
    }
    env.out().println("  " + (env.signs().unicode() ? "─" : "-").repeat(76));
    StringBuilder made = new StringBuilder(String.format(Locale.ROOT, "  %-14s", "made"));
    COLUMNS.keySet().forEach(type -> made.append(cell(count(total(type)))));
    made.append(cell(count(others(null))));
    env.out().println(made + "   " + count(plan.made()) + " resources in all");
    plan.gone()
        .forEach(
            (type, number) ->
                env.out()
                    .println(
                        "  gone          "
                            + count(number)
                            + " of "
                            + type
                            + " are no longer in the source; nothing is deleted"));
  }

  private String row(String name, Step step, String note) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-14s", name));
    COLUMNS.keySet().forEach(type -> row.append(cell(number(plan.count(type, step)))));
    row.append(cell(number(others(step))));
    String money = money(step);
    row.append(note.isEmpty() ? String.format(Locale.ROOT, "%20s", money) : "   " + note);
    return row.toString().stripTrailing();
  }

  private String note(Step step) {
    return switch (step) {
      case HELD -> plan.firstHeld().map(day -> "first on " + Words.day(day)).orElse("");
      case FOLDED -> "carried by another resource";
      case PARKED, WITHHELD, NOT_CARRIED, REFUSED -> reasons(step);
      case UNKNOWN -> "will be looked up first";
      default -> "";
    };
  }

  private String reasons(Step step) {
    Map<String, Long> byCode = new TreeMap<>();
    plan.reasons().stream()
        .filter(reason -> reason.step() == step)
        .forEach(reason -> byCode.merge(reason.code(), reason.count(), Long::sum));
    return byCode.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(2)
        .map(code -> code.getKey() + " " + count(code.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String money(Step step) {
    if (!step.isSent()) {
      return "";
    }
    List<Plan.StepTotal> totals =
        plan.totals().stream().filter(t -> t.step() == step && !t.currency().isEmpty()).toList();
    BigDecimal sum =
        totals.stream().map(Plan.StepTotal::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return totals.isEmpty() ? "" : Words.money(sum);
  }

  private long total(String type) {
    return plan.totals().stream()
        .filter(t -> t.type().equals(type))
        .mapToLong(Plan.StepTotal::count)
        .sum();
  }

  private long others(@org.jspecify.annotations.Nullable Step step) {
    return plan.totals().stream()
        .filter(t -> !COLUMNS.containsKey(t.type()) && (step == null || t.step() == step))
        .mapToLong(Plan.StepTotal::count)
        .sum();
  }

  private String number(long number) {
    return number == 0 ? (env.signs().unicode() ? "–" : "-") : count(number);
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%11s", text);
  }

  /** A step as people read it. */
  static String name(Step step) {
    return switch (step) {
      case REFUSED -> "refused before";
      case UNKNOWN -> "in doubt";
      default -> step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }
}
