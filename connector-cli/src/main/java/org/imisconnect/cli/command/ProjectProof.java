package org.imisconnect.cli.command;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/**
 * The proof of a project, counted again from its artefacts: what reconcile, report and demo show.
 */
record ProjectProof(MappingProof mapped, ExchangeProof exchanged) {

  /**
   * Counts.
   *
   * @param offline whether the receiver is left alone
   */
  static ProjectProof count(Env env, Project loaded, Environment environment, boolean offline)
      throws IOException {
    ProjectStep step = new ProjectStep(env, loaded);
    ProjectMapping mapping = step.mapping();
    return new ProjectProof(
        mapped(loaded, mapping), exchanged(env, loaded, environment, step, mapping, offline));
  }

  boolean closes() {
    return mapped.closes() && exchanged.closes();
  }

  /** When the last push began; what was accepted before is unchanged. */
  static Instant lastPush(Project loaded, Environment environment) throws IOException {
    return new RunJournal(loaded)
        .last(environment.name())
        .map(RunJournal.Run::began)
        .orElse(Instant.EPOCH);
  }

  private static MappingProof mapped(Project loaded, ProjectMapping mapping) throws IOException {
    CompiledPack compiled =
        CompiledPack.compile(
            mapping.pack(), FunctionRegistry.load(ProjectProof.class.getClassLoader()));
    List<CompiledMap.MoneyPath> paths = new ArrayList<>();
    compiled.plans().forEach(plan -> plan.maps().forEach(map -> paths.addAll(map.money())));
    try (SourceSession source = mapping.open()) {
      return new MappingRecount(mapping.pack().records().values(), paths)
          .count(source, loaded.folders().output());
    }
  }

  private static ExchangeProof exchanged(
      Env env,
      Project loaded,
      Environment environment,
      ProjectStep step,
      ProjectMapping mapping,
      boolean offline)
      throws IOException {
    Instant began = lastPush(loaded, environment);
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
