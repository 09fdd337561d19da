package org.imisconnect.cli.command;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.ProgressLine;
import org.imisconnect.exchange.DispatchListener;
import org.imisconnect.exchange.DispatchPoint;
import org.imisconnect.exchange.Exchange;
import org.imisconnect.exchange.PushResult;
import org.imisconnect.ledger.Owner;
import org.imisconnect.ledger.Task;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.run.project.ProjectLease;
import org.imisconnect.run.project.ProjectMapping;
import org.imisconnect.run.project.RunJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code push}: sends what the plan says. */
@Command(
    name = "push",
    mixinStandardHelpOptions = true,
    description = {
      "Sends what the plan says, each resource once, and keeps every answer in the ledger. Maps",
      "first where the mapping is out of date. It may be stopped with Ctrl-C and run again at any",
      "time. Exit code 1 where it stopped at a limit, 3 where the receiver cannot be reached.",
      "",
      "Example: imisconnect push --to production"
    })
public final class PushCommand implements Callable<Integer> {
  private final Env env;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(names = "--json", description = "numbers as JSON")
  private boolean json;

  public PushCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    Project loaded = project.load(env);
    Environment environment = project.environment(loaded);
    ProjectStep step = new ProjectStep(env, loaded);
    return step.logged(
        "push",
        () -> {
          step.target(environment);
          try (ProjectLease lease = step.lease(environment)) {
            step.forgetOldFiles(environment);
            ProjectMapping mapping = step.mapped(json);
            try (ProjectExchange opened = step.exchange(mapping, environment, lease)) {
              return push(loaded, environment, opened);
            }
          }
        });
  }

  private int push(Project loaded, Environment environment, ProjectExchange opened)
      throws IOException {
    Instant began = env.clock().instant();
    RunJournal journal = new RunJournal(loaded);
    boolean done = false;
    try (Exchange exchange = opened.exchange()) {
      PushResult result = send(exchange);
      done = true;
      journal.add(
          RunJournal.Run.of(
              environment.name(),
              began,
              env.clock().instant(),
              opened.connection().requests(),
              result));
      forget(loaded, opened);
      return new PushScreen(env, json).print(result, rejected(opened, began), began);
    } finally {
      if (!done) {
        journal.add(
            RunJournal.Run.failed(
                environment.name(), began, env.clock().instant(), opened.connection().requests()));
      }
    }
  }

  private PushResult send(Exchange exchange) {
    ProgressLine line = new ProgressLine(env, "push", "sent");
    DispatchListener listener =
        (point, type, id) -> {
          env.listener().at(point, type, id);
          if (point == DispatchPoint.AFTER_COMMIT) {
            line.add(1);
          }
        };
    try {
      Owner owner = ProjectStep.owner(env);
      return exchange.push(owner, Owner.Liveness.ofSystem(), listener, env.interruption()::isAsked);
    } finally {
      line.end();
    }
  }

  /** Claims that the receiver took and decided rejected in this run: their numbers are spent. */
  private static long rejected(ProjectExchange opened, Instant began) {
    long[] number = {0};
    opened
        .ledger()
        .worklist(
            task -> {
              boolean now =
                  !task.entry().changedAt().isBefore(began.truncatedTo(ChronoUnit.MILLIS));
              number[0] += task.kind() == Task.Kind.CLAIM_REJECTED && now ? 1 : 0;
            });
    return number[0];
  }

  private void forget(Project loaded, ProjectExchange opened) {
    java.time.Duration kept = loaded.retention().forms();
    if (kept != null) {
      opened.ledger().forgetContent(env.clock().instant().minus(kept));
    }
  }
}
