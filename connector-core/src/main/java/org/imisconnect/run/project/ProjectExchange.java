package org.imisconnect.run.project;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.imisconnect.exchange.Exchange;
import org.imisconnect.exchange.ExchangeScope;
import org.imisconnect.exchange.Pause;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.sqlite.SqliteLedger;
import org.imisconnect.pack.Pack;
import org.imisconnect.run.mapping.PrivateFiles;

/**
 * Everything that an exchange of a project needs, opened together and closed together. One thread.
 *
 * <pre>{@code
 * try (ProjectExchange opened = ProjectExchange.open(project, pack, environment, secrets, clock, pause);
 *     Exchange exchange = opened.exchange()) {
 *   Plan plan = exchange.plan();
 * }
 * }</pre>
 */
public final class ProjectExchange implements AutoCloseable {
  private final Project project;
  private final Pack pack;
  private final Connection connection;
  private final SqliteLedger ledger;
  private final FindingFile findings;
  private final Clock clock;
  private final Pause pause;

  private ProjectExchange(
      Project project,
      Pack pack,
      Connection connection,
      SqliteLedger ledger,
      FindingFile findings,
      Clock clock,
      Pause pause) {
    this.project = project;
    this.pack = pack;
    this.connection = connection;
    this.ledger = ledger;
    this.findings = findings;
    this.clock = clock;
    this.pause = pause;
  }

  /** Opens connection, ledger and the file of findings; sends nothing. */
  public static ProjectExchange open(
      Project project,
      Pack pack,
      Environment environment,
      Secrets secrets,
      Clock clock,
      Pause pause)
      throws IOException {
    PrivateFiles.folder(project.folders().state());
    String run = Long.toString(clock.millis(), 36);
    Connection connection = Connection.open(project, environment, secrets, run, clock, pause);
    boolean done = false;
    try {
      SqliteLedger ledger = ledger(project, pack, environment, clock);
      FindingFile findings =
          FindingFile.create(project.folders().state().resolve("exchange-findings.ndjson"));
      done = true;
      return new ProjectExchange(project, pack, connection, ledger, findings, clock, pause);
    } finally {
      if (!done) {
        connection.close();
      }
    }
  }

  /** The ledger of one environment of a project. */
  public static SqliteLedger ledger(
      Project project, Pack pack, Environment environment, Clock clock) throws IOException {
    Path folder = project.folders().ledger().getParent();
    if (folder != null && !folder.equals(project.folders().root())) {
      PrivateFiles.folder(folder);
    }
    return SqliteLedger.open(
        project.folders().ledger(), environment.name(), pack.schemeUri(), clock);
  }

  /** Reads the mapped resources; close it before this. */
  public Exchange exchange() throws IOException {
    return Exchange.open(
        project.folders().output(),
        project.folders().state().resolve("plan.db"),
        new ExchangeScope(
            connection.session(),
            ledger,
            project.exchangeSettings(connection.environment()),
            pack.header().version(),
            clock,
            pause,
            findings));
  }

  public Connection connection() {
    return connection;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Findings of the exchange so far, by code. */
  public Map<String, Long> findings() {
    return findings.counts();
  }

  @Override
  public void close() throws IOException {
    connection.close();
    ledger.close();
    findings.close();
  }
}
