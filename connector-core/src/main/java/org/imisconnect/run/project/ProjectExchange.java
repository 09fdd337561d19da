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
import org.jspecify.annotations.Nullable;

/**
 * Everything that an exchange of a project needs, opened together and closed together. One thread.
 *
 * <pre>{@code
 * try (ProjectLease lease = ProjectLease.take(project, pack, environment, owner, clock);
 *     ProjectExchange opened =
 *         ProjectExchange.open(project, pack, environment, secrets, clock, pause, lease);
 *     Exchange exchange = opened.exchange()) {
 *   Plan plan = exchange.plan();
 * }
 * }</pre>
 */
public final class ProjectExchange implements AutoCloseable {
  private final Project project;
  private final Pack pack;
  private final Connection connection;
  private final Ledger ledger;
  private final Clock clock;
  private final Pause pause;
  private final boolean ownLedger;
  private @Nullable FindingFile findings;

  private ProjectExchange(
      Project project,
      Pack pack,
      Connection connection,
      Ledger ledger,
      boolean ownLedger,
      Clock clock,
      Pause pause) {
    this.project = project;
    this.pack = pack;
    this.connection = connection;
    this.ledger = ledger;
    this.ownLedger = ownLedger;
    this.clock = clock;
    this.pause = pause;
  }

  /** Opens connection and ledger for reading only: another run may go on meanwhile. */
  public static ProjectExchange open(
      Project project,
      Pack pack,
      Environment environment,
      Secrets secrets,
      Clock clock,
      Pause pause)
      throws IOException {
    Ledger ledger = ledger(project, pack, environment, clock);
    boolean done = false;
    try {
      Connection connection = connection(project, environment, secrets, clock, pause);
      done = true;
      return new ProjectExchange(project, pack, connection, ledger, true, clock, pause);
    } finally {
      if (!done) {
        ledger.close();
      }
    }
  }

  /**
   * Opens the connection of a run that has the lease, and goes on having it when this is closed.
   */
  public static ProjectExchange open(
      Project project,
      Pack pack,
      Environment environment,
      Secrets secrets,
      Clock clock,
      Pause pause,
      ProjectLease lease)
      throws IOException {
    Connection connection = connection(project, environment, secrets, clock, pause);
    return new ProjectExchange(project, pack, connection, lease.ledger(), false, clock, pause);
  }

  private static Connection connection(
      Project project, Environment environment, Secrets secrets, Clock clock, Pause pause)
      throws IOException {
    PrivateFiles.folder(project.folders().state());
    String run = Long.toString(clock.millis(), 36);
    return Connection.open(project, environment, secrets, run, clock, pause);
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

  /**
   * Reads the mapped resources, and begins the file of findings anew; close it before this. Needs
   * the lease, as it writes files that a run reads.
   */
  public Exchange exchange() throws IOException {
    if (ownLedger) {
      throw new IllegalStateException("an exchange without the lease");
    }
    FindingFile file =
        FindingFile.create(project.folders().state().resolve("exchange-findings.ndjson"));
    findings = file;
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
            file));
  }

  public Connection connection() {
    return connection;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Findings of the exchange so far, by code. */
  public Map<String, Long> findings() {
    return findings == null ? Map.of() : findings.counts();
  }

  @Override
  public void close() throws IOException {
    connection.close();
    if (ownLedger) {
      ledger.close();
    }
    if (findings != null) {
      findings.close();
    }
  }
}
