package org.imisconnect.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.Owner;
import org.imisconnect.pack.Pack;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;

/** Puts a ledger aside, unless a run has it. One thread. */
final class LedgerAside {
  private final Env env;
  private final Project project;

  LedgerAside(Env env, Project project) {
    this.env = env;
    this.project = project;
  }

  /**
   * Renames the ledger's files; does nothing where there is none.
   *
   * @throws org.imisconnect.finding.ConfigException when a run has it
   */
  void move(Pack pack, Environment environment) throws IOException {
    Path file = project.folders().ledger();
    if (!Files.exists(file)) {
      return;
    }
    try (Ledger ledger = ProjectExchange.ledger(project, pack, environment, env.clock())) {
      ledger.begin(ProjectStep.owner(env), Owner.Liveness.ofSystem());
      ledger.end();
    }
    String aside = file.getFileName() + ".aside-" + Long.toString(env.clock().millis(), 36);
    // What SQLite has not written back yet lies beside it under the same name.
    for (String part : new String[] {"", "-wal", "-shm"}) {
      Path from = file.resolveSibling(file.getFileName() + part);
      if (Files.exists(from)) {
        Files.move(from, file.resolveSibling(aside + part));
      }
    }
    env.err().println("The present ledger is kept as " + aside + ".");
  }
}
