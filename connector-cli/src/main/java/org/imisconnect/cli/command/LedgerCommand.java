package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

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
          boolean anew)
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
              return link(opened);
            }
          }
        });
  }

  private int link(ProjectExchange opened) throws IOException {
    try (Exchange exchange = opened.exchange()) {
      PushResult result =
          exchange.link(
              ProjectStep.owner(env), Owner.Liveness.ofSystem(), env.interruption()::isAsked);
      return print(result, states(opened.ledger()), opened.findings());
    }
  }

  private int print(
      PushResult result, Map<ResourceState, Long> states, Map<String, Long> findings) {
    long trouble =
        states.getOrDefault(ResourceState.CONFLICT, 0L)
            + states.getOrDefault(ResourceState.DOUBLED, 0L)
            + states.getOrDefault(ResourceState.UNKNOWN, 0L)
            + findings.getOrDefault("ADOPTION_INCOMPLETE", 0L);
    env.out()
        .println(
            "  rebuild   found there "
                + count(result.accepted())
                + "  other content "
                + count(findings.getOrDefault("CONTENT_DIFFERS", 0L))
                + "  doubled "
                + count(states.getOrDefault(ResourceState.DOUBLED, 0L))
                + "  unknown "
                + count(states.getOrDefault(ResourceState.UNKNOWN, 0L))
                + "  to be sent "
                + count(result.waiting()));
    if (result.stop() == PushResult.Stop.ASKED) {
      env.out().println(env.signs().attention() + " Stopped as asked. Rebuild again to go on.");
      return 8;
    }
    env.out()
        .println(
            trouble == 0
                ? env.signs().good() + " Nothing was sent. The next push sends the rest."
                : env.signs().attention()
                    + " Nothing was sent. Look at imisconnect worklist list and"
                    + " exchange-findings.ndjson before you push.");
    return trouble == 0 ? 0 : 1;
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
          String out)
      throws IOException {
    Project loaded = project.load(env);
    Path folder = loaded.folders().root().resolve(out);
    try (LedgerDesk desk =
        LedgerDesk.open(env, loaded, loaded.pack(), project.environment(loaded))) {
      long entries = new LedgerCsv(desk.ledger()).write(folder);
      Seal seal = desk.ledger().seal();
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
