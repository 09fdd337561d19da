package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.exchange.Exchange;
import org.imisconnect.exchange.PushResult;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.Owner;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.Seal;
import org.imisconnect.ledger.StateTotal;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.run.project.ProjectLease;
import org.imisconnect.run.project.ProjectMapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledger}: made again after a loss, or written out for an auditor. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the ledger again from what the receiver has, or writes it out for an auditor.",
      "",
      "Example: imisconnect ledger rebuild --to production"
    })
public final class LedgerCommand extends CommandGroup {
  public LedgerCommand(Env env) {
    super(env);
  }

  @Command(
      name = "rebuild",
      mixinStandardHelpOptions = true,
      description = {
        "After a loss, or at a receiver that clerks have filled: links what it has already to the",
        "rows of the source, by business key. Sends nothing. Differences are findings. Exit code 1",
        "where something differs, is doubled or could not be read."
      })
  int rebuild(
      @Mixin ProjectOptions project,
      @Option(
              names = "--anew",
              description = "put the present ledger aside first (a file beside it)")
          boolean anew,
      @Option(names = "--json", description = "numbers as JSON") boolean json)
      throws IOException {
    Project loaded = project.load(env);
    Environment environment = project.environment(loaded);
    ProjectStep step = new ProjectStep(env, loaded);
    return step.logged(
        "ledger",
        () -> {
          step.target(environment);
          if (anew) {
            new LedgerAside(env, loaded).move(loaded.pack(), environment);
          }
          try (ProjectLease lease = step.lease(environment)) {
            ProjectMapping mapping = step.mapped(false);
            try (ProjectExchange opened = step.exchange(mapping, environment, lease)) {
              return link(opened, json);
            }
          }
        });
  }

  private int link(ProjectExchange opened, boolean json) throws IOException {
    try (Exchange exchange = opened.exchange()) {
      PushResult result =
          exchange.link(
              ProjectStep.owner(env), Owner.Liveness.ofSystem(), env.interruption()::isAsked);
      Rebuilt rebuilt = Rebuilt.of(result, states(opened.ledger()), opened.findings());
      boolean asked = result.stop() == PushResult.Stop.ASKED;
      int code = asked ? 8 : rebuilt.isWell() ? 0 : 1;
      if (json) {
        env.out().println(rebuilt.json(asked));
      } else {
        print(rebuilt, code);
      }
      return code;
    }
  }

  /** What a rebuild came to. */
  private record Rebuilt(
      long found,
      long other,
      long doubled,
      long unknown,
      long waiting,
      long conflicts,
      long lists) {
    static Rebuilt of(
        PushResult result, Map<ResourceState, Long> states, Map<String, Long> findings) {
      return new Rebuilt(
          result.accepted(),
          findings.getOrDefault("CONTENT_DIFFERS", 0L),
          states.getOrDefault(ResourceState.DOUBLED, 0L),
          states.getOrDefault(ResourceState.UNKNOWN, 0L),
          result.waiting(),
          states.getOrDefault(ResourceState.CONFLICT, 0L),
          findings.getOrDefault("ADOPTION_INCOMPLETE", 0L));
    }

    boolean isWell() {
      return conflicts + doubled + unknown + lists == 0;
    }

    ObjectNode json(boolean stopped) {
      return new ObjectMapper()
          .createObjectNode()
          .put("found", found)
          .put("otherContent", other)
          .put("doubled", doubled)
          .put("unknown", unknown)
          .put("conflicts", conflicts)
          .put("listsNotReadToEnd", lists)
          .put("toBeSent", waiting)
          .put("stopped", stopped);
    }
  }

  private void print(Rebuilt rebuilt, int code) {
    env.out()
        .println(
            "  rebuild   found there "
                + count(rebuilt.found())
                + "  other content "
                + count(rebuilt.other())
                + "  doubled "
                + count(rebuilt.doubled())
                + "  unknown "
                + count(rebuilt.unknown())
                + "  to be sent "
                + count(rebuilt.waiting()));
    String words =
        switch (code) {
          case 8 -> " Stopped as asked. Rebuild again to go on.";
          case 0 -> " Nothing was sent. The next push sends the rest.";
          default ->
              " Nothing was sent. Look at imisconnect worklist list and"
                  + " exchange-findings.ndjson before you push.";
        };
    env.out().println((code == 0 ? env.signs().good() : env.signs().attention()) + words);
  }

  private static Map<ResourceState, Long> states(Ledger ledger) {
    Map<ResourceState, Long> states = new EnumMap<>(ResourceState.class);
    for (StateTotal total : ledger.totals()) {
      states.merge(total.state(), total.count(), Long::sum);
    }
    return states;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "For an auditor: every entry and every transition as CSV, with business keys, and the seal",
        "that shows whether the ledger was rewritten since."
      })
  int export(
      @Mixin ProjectOptions project,
      @Option(
              names = "--out",
              paramLabel = "DIR",
              description = "folder",
              defaultValue = "ledger-export")
          String out,
      @Option(names = "--json", description = "numbers and seal as JSON") boolean json)
      throws IOException {
    Project loaded = project.load(env);
    Path folder = loaded.folders().root().resolve(out);
    try (LedgerDesk desk =
        LedgerDesk.open(env, loaded, loaded.pack(), project.environment(loaded))) {
      long entries = new LedgerCsv(desk.ledger()).write(folder);
      Seal seal = desk.ledger().seal();
      if (json) {
        env.out()
            .println(
                new ObjectMapper()
                    .createObjectNode()
                    .put("folder", out)
                    .put("entries", entries)
                    .put("transitions", seal.events())
                    .put("seal", seal.hash()));
        return 0;
      }
      env.out()
          .println(
              env.signs().good()
                  + " "
                  + (entries == 1 ? "1 entry" : count(entries) + " entries")
                  + ", "
                  + Words.many(seal.events(), "transition")
                  + " in "
                  + out
                  + ". Seal: "
                  + seal.hash());
    }
    return 0;
  }
}
