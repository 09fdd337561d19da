package org.imisconnect.cli.command;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.map.CompiledMap;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.reconcile.ExchangeProof;
import org.imisconnect.reconcile.ExchangeRecount;
import org.imisconnect.reconcile.MappingProof;
import org.imisconnect.reconcile.MappingRecount;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.run.project.ProjectMapping;
import org.imisconnect.run.project.RunJournal;
import org.imisconnect.source.SourceSession;
import org.imisconnect.value.FunctionRegistry;
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
          ProjectMapping mapping = step.mapping();
          MappingProof mapped = mapped(loaded, mapping);
          ExchangeProof exchanged = exchanged(loaded, environment, step, mapping);
          if (json) {
            env.out().println(ProofJson.of(mapped, exchanged));
          } else {
            new ProofScreen(env).print(mapped, exchanged, offline);
          }
          return mapped.closes() && exchanged.closes() ? 0 : 1;
        });
  }

  private static MappingProof mapped(Project loaded, ProjectMapping mapping) throws IOException {
    CompiledPack compiled =
        CompiledPack.compile(
            mapping.pack(), FunctionRegistry.load(ReconcileCommand.class.getClassLoader()));
    List<CompiledMap.MoneyPath> paths = new ArrayList<>();
    compiled.plans().forEach(plan -> plan.maps().forEach(map -> paths.addAll(map.money())));
    try (SourceSession source = mapping.open()) {
      return new MappingRecount(mapping.pack().records().values(), paths)
          .count(source, loaded.folders().output());
    }
  }

  private ExchangeProof exchanged(
      Project loaded, Environment environment, ProjectStep step, ProjectMapping mapping)
      throws IOException {
    Instant began =
        new RunJournal(loaded)
            .last(environment.name())
            .map(RunJournal.Run::began)
            .orElse(Instant.EPOCH);
    if (offline) {
      try (Ledger ledger =
          ProjectExchange.ledger(loaded, mapping.pack(), environment, env.clock())) {
        return new ExchangeRecount(ledger, null, began).count(loaded.folders().output());
      }
    }
    try (ProjectExchange opened = step.exchange(mapping, environment)) {
      return new ExchangeRecount(opened.ledger(), opened.connection().session(), began)
          .count(loaded.folders().output());
    }
  }
}
