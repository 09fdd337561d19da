package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.exchange.Windows;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.StateTotal;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.run.project.RunJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: where things stand, from the ledger alone. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says where things stand with a receiver: the last run, what waits, what is for a person.",
      "Asks the ledger only; needs no network.",
      "",
      "Example: imisconnect status --to production"
    })
public final class StatusCommand implements Callable<Integer> {
  private final Env env;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(names = "--json", description = "numbers as JSON")
  private boolean json;

  public StatusCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    Project loaded = project.load(env);
    Environment environment = project.environment(loaded);
    Optional<RunJournal.Run> last = new RunJournal(loaded).last(environment.name());
    try (Ledger ledger = ProjectExchange.ledger(loaded, loaded.pack(), environment, env.clock())) {
      Desk desk = Desk.of(ledger);
      if (json) {
        env.out().println(json(environment, last, ledger.totals(), desk));
      } else {
        print(loaded, environment, last, ledger.totals(), desk);
      }
    }
    return 0;
  }

  /** What is for a person. */
  private record Desk(Map<String, Long> letters, long tasks, Optional<Instant> oldest) {
    static Desk of(Ledger ledger) {
      Map<String, Long> letters = new TreeMap<>();
      List<Instant> times = new ArrayList<>();
      long[] tasks = {0};
      ledger.letters(
          entry -> {
            letters.merge(entry.cause().code(), 1L, Long::sum);
            oldest(times, entry);
          });
      ledger.worklist(
          task -> {
            tasks[0]++;
            oldest(times, task.entry());
          });
      return new Desk(letters, tasks[0], times.stream().findFirst());
    }

    private static void oldest(List<Instant> times, Entry entry) {
      if (times.isEmpty() || entry.changedAt().isBefore(times.get(0))) {
        times.clear();
        times.add(entry.changedAt());
      }
    }

    long refused() {
      return letters.values().stream().mapToLong(Long::longValue).sum();
    }

    Optional<Map.Entry<String, Long>> most() {
      return letters.entrySet().stream().max(Map.Entry.comparingByValue());
    }
  }

  private void print(
      Project loaded,
      Environment environment,
      Optional<RunJournal.Run> last,
      List<StateTotal> totals,
      Desk desk) {
    env.out()
        .println(
            loaded.scheme()
                + " "
                + env.signs().arrow()
                + " "
                + environment.name()
                + "        "
                + last.map(run -> run(run, loaded)).orElse("nothing was sent yet"));
    last.ifPresent(
        run ->
            env.out()
                .println(
                    "  sent "
                        + count(run.sent())
                        + "    accepted "
                        + count(run.accepted())
                        + "    refused "
                        + count(run.refused())
                        + "    unknown "
                        + count(run.unknown())));
    env.out().println("  in all: " + states(totals));
    env.out()
        .println(
            "  for you: "
                + Words.many(desk.refused(), "letter")
                + desk.most()
                    .map(m -> " (" + count(m.getValue()) + " " + times() + " " + m.getKey() + ")")
                    .orElse("")
                + ", "
                + (desk.tasks() == 1
                    ? "1 worklist entry"
                    : count(desk.tasks()) + " worklist entries")
                + desk.oldest().map(this::age).orElse(""));
    next(loaded, environment);
    env.out().println(verdict(last, totals, desk));
  }

  private String times() {
    return env.signs().unicode() ? "×" : "x";
  }

  private String run(RunJournal.Run run, Project loaded) {
    String end =
        switch (run.stop()) {
          case "DONE" -> "complete";
          case "WINDOW_CLOSED" -> "until the hours were over";
          case "FAILED" -> "ended by an error";
          default -> "stopped: " + run.words();
        };
    return "last run "
        + Words.moment(run.began(), loaded.zone())
        + ", "
        + Words.time(Duration.between(run.began(), run.ended()).toSeconds())
        + ", "
        + end;
  }

  private static String states(List<StateTotal> totals) {
    StringBuilder text = new StringBuilder();
    for (ResourceState state : ResourceState.values()) {
      long number =
          totals.stream().filter(t -> t.state() == state).mapToLong(StateTotal::count).sum();
      if (number > 0) {
        String name = state == ResourceState.READY ? "waiting" : state.name();
        text.append(text.isEmpty() ? "" : "  ")
            .append(name.toLowerCase(Locale.ROOT).replace('_', ' '))
            .append(' ')
            .append(count(number));
      }
    }
    return text.isEmpty() ? "nothing" : text.toString();
  }

  private String age(Instant oldest) {
    long days = Duration.between(oldest, env.clock().instant()).toDays();
    return days < 1 ? "" : ", oldest " + Words.many(days, "day");
  }

  private void next(Project loaded, Environment environment) {
    Windows windows = new Windows(environment.pace().windows(), loaded.zone());
    if (!environment.pace().windows().isEmpty()) {
      Instant now = env.clock().instant();
      env.out()
          .println(
              windows.isOpen(now)
                  ? "  the hours for sending are open now"
                  : "  the hours for sending begin "
                      + Words.moment(windows.nextOpening(now), loaded.zone()));
    }
  }

  private String verdict(Optional<RunJournal.Run> last, List<StateTotal> totals, Desk desk) {
    long doubt =
        totals.stream().filter(t -> t.state().isOpenQuestion()).mapToLong(StateTotal::count).sum();
    if (desk.refused() > 0) {
      String most = desk.most().map(Map.Entry::getKey).orElse("");
      return env.signs().attention()
          + " "
          + count(desk.refused())
          + " refused, most for one cause.  imisconnect letters show "
          + most;
    }
    if (doubt > 0) {
      return env.signs().attention()
          + " "
          + count(doubt)
          + " in doubt: the next push looks them up.  imisconnect worklist list";
    }
    if (desk.tasks() > 0) {
      return env.signs().attention()
          + " "
          + (desk.tasks() == 1 ? "1 entry waits" : count(desk.tasks()) + " entries wait")
          + " for a person.  imisconnect worklist list";
    }
    if (last.isEmpty()) {
      return env.signs().attention() + " Nothing was sent yet.  imisconnect plan";
    }
    return last.get().stop().equals("DONE")
        ? env.signs().good() + " All is well."
        : env.signs().attention() + " The last run did not come to its end.  imisconnect doctor";
  }

  private static ObjectNode json(
      Environment environment, Optional<RunJournal.Run> last, List<StateTotal> totals, Desk desk) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("environment", environment.name());
    last.ifPresent(
        run ->
            root.putObject("lastRun")
                .put("began", run.began().toString())
                .put("ended", run.ended().toString())
                .put("requests", run.requests())
                .put("sent", run.sent())
                .put("accepted", run.accepted())
                .put("refused", run.refused())
                .put("unknown", run.unknown())
                .put("waiting", run.waiting())
                .put("stop", run.stop().toLowerCase(Locale.ROOT)));
    ArrayNode states = root.putArray("states");
    for (StateTotal total : totals) {
      ObjectNode node = states.addObject().put("type", total.type());
      node.put("state", total.state().name().toLowerCase(Locale.ROOT)).put("count", total.count());
      if (!total.currency().isEmpty()) {
        node.put("amount", total.amount()).put("currency", total.currency());
      }
    }
    ObjectNode letters = root.putObject("letters");
    desk.letters().forEach(letters::put);
    root.put("worklist", desk.tasks());
    return root;
  }
}
