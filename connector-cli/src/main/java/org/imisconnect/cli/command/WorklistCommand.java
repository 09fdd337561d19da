package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Task;
import org.imisconnect.receiver.Amount;
import org.imisconnect.run.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklist}: what only a person can do on the receiver's screen. */
@Command(
    name = "worklist",
    mixinStandardHelpOptions = true,
    description = {
      "Lists, exports and marks as done what only a person can do. What is marked stays in the",
      "proof until the receiver shows it.",
      "",
      "Example: imisconnect worklist export --out worklist.csv"
    })
public final class WorklistCommand extends CommandGroup {
  public WorklistCommand(Env env) {
    super(env);
  }

  @Command(
      name = "list",
      description = "Lists what is to be done.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin ProjectOptions project,
      @Option(names = "--most", paramLabel = "N", description = "lines", defaultValue = "50")
          int most,
      @Option(names = "--show-values", description = "show business keys, which may be personal")
          boolean values,
      @Option(names = "--json", description = "all entries as JSON") boolean json)
      throws IOException {
    List<Task> tasks = tasks(project);
    if (json) {
      env.out().println(json(tasks, values));
      return 0;
    }
    tasks.stream().limit(most).forEach(task -> env.out().println("  " + line(task, values)));
    String more = tasks.size() > most ? ", " + count(tasks.size() - most) + " not shown" : "";
    env.out()
        .println(
            tasks.isEmpty()
                ? env.signs().good() + " There is nothing for a person to do."
                : env.signs().attention()
                    + " "
                    + (tasks.size() == 1 ? "1 entry" : count(tasks.size()) + " entries")
                    + more
                    + ".  imisconnect worklist export");
    return 0;
  }

  private static ArrayNode json(List<Task> tasks, boolean values) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    for (Task task : tasks) {
      Entry entry = task.entry();
      ObjectNode node = list.addObject().put("place", LedgerDesk.place(entry));
      node.put("type", entry.type()).put("id", entry.id());
      node.put("kind", task.kind().name().toLowerCase(Locale.ROOT));
      node.put("do", kind(task));
      node.put("code", entry.cause().code()).put("words", entry.cause().words());
      node.put("since", entry.changedAt().toString());
      Amount amount = entry.amount();
      if (amount != null) {
        node.put("amount", amount.value()).put("currency", amount.currency());
      }
      if (values) {
        entry.key().forEach(node.putArray("key")::add);
      }
    }
    return list;
  }

  private static String line(Task task, boolean values) {
    Entry entry = task.entry();
    return LedgerDesk.place(entry)
        + "  "
        + entry.type()
        + (values ? "  " + String.join(" ", entry.key()) : "")
        + LedgerDesk.money(entry)
        + "  "
        + kind(task)
        + (entry.cause().code().isEmpty() ? "" : "  " + entry.cause().code())
        + (entry.cause().words().isEmpty() ? "" : "  " + entry.cause().words());
  }

  private static String kind(Task task) {
    return switch (task.kind()) {
      case NOT_CARRIED -> "do it on the screen";
      case CONFLICT -> "decide which content counts";
      case DOUBLED -> "remove the double";
      case LOST -> "it was deleted there";
      case CLAIM_REJECTED -> "the claim was rejected; a correction needs a new number";
    };
  }

  @Command(
      name = "export",
      description = {
        "Writes the list as CSV: who (the business key), what, old and new value, money. One row for",
        "each value that is to be changed."
      },
      mixinStandardHelpOptions = true)
  int export(
      @Mixin ProjectOptions project,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "file",
              defaultValue = "worklist.csv")
          String out)
      throws IOException {
    Project loaded = project.load(env);
    List<Task> tasks = new ArrayList<>();
    try (LedgerDesk desk =
        LedgerDesk.open(env, loaded, loaded.pack(), project.environment(loaded))) {
      desk.ledger().worklist(tasks::add);
      new WorklistFile(desk.ledger()).write(tasks, loaded.folders().root().resolve(out));
    }
    env.out()
        .println(
            env.signs().good()
                + " "
                + (tasks.size() == 1 ? "1 entry" : count(tasks.size()) + " entries")
                + " in "
                + out
                + ". It holds personal values: delete it when it is done.");
    return 0;
  }

  @Command(name = "done", description = "Marks entries as done.", mixinStandardHelpOptions = true)
  int done(
      @Mixin ProjectOptions project,
      @Parameters(paramLabel = "FILE:LINE", arity = "1..*") List<String> places,
      @Option(
              names = "--note",
              paramLabel = "TEXT",
              description = "what was done",
              defaultValue = "")
          String note)
      throws IOException {
    Project loaded = project.load(env);
    try (LedgerDesk desk =
        LedgerDesk.open(env, loaded, loaded.pack(), project.environment(loaded))) {
      List<Entry> entries = new ArrayList<>();
      desk.ledger().worklist(task -> entries.add(task.entry()));
      long number = desk.mark(entries, places, (ledger, id) -> ledger.markDone(id, note));
      env.out()
          .println(
              env.signs().good()
                  + " "
                  + Words.many(number, "mark")
                  + ". The proof goes on until the receiver shows it.");
    }
    return 0;
  }

  private List<Task> tasks(ProjectOptions project) throws IOException {
    Project loaded = project.load(env);
    List<Task> tasks = new ArrayList<>();
    try (LedgerDesk desk =
        LedgerDesk.open(env, loaded, loaded.pack(), project.environment(loaded))) {
      desk.ledger().worklist(tasks::add);
    }
    return tasks;
  }
}
