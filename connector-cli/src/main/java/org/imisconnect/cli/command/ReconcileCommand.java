package org.imisconnect.cli.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.reconcile.ExchangeProof;
import org.imisconnect.reconcile.MappingProof;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reconcile}: the proof, counted again from source, files, ledger and server. */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description = {
      "Counts rows, resources and money again: in the source, the mapped files, the ledger, and on",
      "the receiver. Trusts no counter of a run. Exit code 1 where the proof does not close.",
      "",
      "Example: imisconnect reconcile --to production"
    })
public final class ReconcileCommand implements Callable<Integer> {
  private final Env env;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(names = "--offline", description = "do not ask the receiver what it holds")
  private boolean offline;

  @Option(names = "--json", description = "every term as JSON")
  private boolean json;

  public ReconcileCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    Project loaded = project.load(env);
    Environment environment = project.environment(loaded);
    ProjectStep step = new ProjectStep(env, loaded);
    return step.logged(
        "reconcile",
        () -> {
          ProjectProof proof = ProjectProof.count(env, loaded, environment, offline);
          MappingProof mapped = proof.mapped();
          ExchangeProof exchanged = proof.exchanged();
          if (json) {
            env.out().println(ProofJson.of(mapped, exchanged));
          } else {
            new ProofScreen(env).print(mapped, exchanged, offline);
          }
          return proof.closes() ? 0 : 1;
        });
  }
}
