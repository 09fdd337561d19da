package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.Owner;
import org.imisconnect.receiver.Answer.Decision;
import org.imisconnect.run.answers.AnswerExport;
import org.imisconnect.run.answers.AnswerPull;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.run.project.ProjectLease;
import org.imisconnect.run.project.ProjectMapping;
import org.imisconnect.run.project.RunJournal;
import org.imisconnect.source.SourceSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pull}: what the receiver decided, back in the scheme's columns. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description = {
      "Asks the receiver for the decisions that are still open, and writes answers/*.csv in the",
      "scheme's own columns: members, policies, claims and their lines, rejected rows included.",
      "",
      "Example: imisconnect pull --to production"
    })
public final class PullCommand implements Callable<Integer> {
  private final Env env;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(names = "--json", description = "numbers as JSON")
  private boolean json;

  public PullCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    Project loaded = project.load(env);
    Environment environment = project.environment(loaded);
    ProjectStep step = new ProjectStep(env, loaded);
    return step.logged(
        "pull",
        () -> {
          ProjectMapping mapping = step.mapping();
          try (ProjectLease lease = step.lease(environment);
              ProjectExchange opened = step.exchange(mapping, environment, lease);
              SourceSession source = mapping.open()) {
            AnswerPull.Result result = pull(opened);
            Instant lastRun =
                new RunJournal(loaded)
                    .last(environment.name())
                    .map(RunJournal.Run::began)
                    .orElse(Instant.EPOCH);
            Map<String, Long> files =
                new AnswerExport(
                        mapping.pack(),
                        opened.ledger(),
                        loaded.folders().output(),
                        opened.connection().session()::reasonWords)
                    .write(loaded.folders().answers(), source, loaded.zone(), lastRun);
            print(result, files, loaded);
            step.forgetOldFiles(environment);
            return 0;
          }
        });
  }

  private AnswerPull.Result pull(ProjectExchange opened) {
    Ledger ledger = opened.ledger();
    Owner owner = ProjectStep.owner(env);
    ledger.begin(owner, Owner.Liveness.ofSystem());
    try {
      return new AnswerPull(opened.connection().session(), ledger).pull();
    } finally {
      ledger.end();
    }
  }

  private void print(AnswerPull.Result result, Map<String, Long> files, Project loaded) {
    if (json) {
      env.out().println(json(result, files));
      return;
    }
    env.out()
        .println(
            "  answers   "
                + count(result.asked())
                + " claims asked: "
                + number(result, Decision.ACCEPTED, "accepted, ")
                + number(result, Decision.PARTLY, "partly, ")
                + number(result, Decision.REJECTED, "rejected, ")
                + number(result, Decision.OPEN, "open"));
    String folder =
        loaded
            .folders()
            .root()
            .relativize(loaded.folders().answers())
            .toString()
            .replace('\\', '/');
    files.forEach(
        (name, rows) ->
            env.out()
                .println(
                    String.format(
                        Locale.ROOT,
                        "            %-28s %12s rows",
                        folder + "/" + name,
                        count(rows))));
    env.out()
        .println(
            result.trouble().isEmpty()
                ? env.signs().good() + " Every answer that there is has come home."
                : env.signs().attention()
                    + " Some answers could not be read: "
                    + result.trouble()
                    + ".");
  }

  private static String number(AnswerPull.Result result, Decision decision, String word) {
    return count(result.answers().getOrDefault(decision, 0L)) + " " + word;
  }

  private static ObjectNode json(AnswerPull.Result result, Map<String, Long> files) {
    ObjectNode node = new ObjectMapper().createObjectNode().put("asked", result.asked());
    ObjectNode answers = node.putObject("answers");
    result.answers().forEach((d, n) -> answers.put(d.name().toLowerCase(Locale.ROOT), n));
    node.put("trouble", result.trouble());
    ObjectNode written = node.putObject("files");
    files.forEach(written::put);
    return node;
  }
}
