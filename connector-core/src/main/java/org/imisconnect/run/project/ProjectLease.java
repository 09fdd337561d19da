package org.imisconnect.run.project;

import java.io.IOException;
import java.time.Clock;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.Owner;
import org.imisconnect.ledger.sqlite.SqliteLedger;
import org.imisconnect.pack.Pack;

/**
 * A project's ledger with its lease, taken before anything else is touched: a run that is sending
 * reads the mapped files, and a second one must not write them anew. One thread.
 */
public final class ProjectLease implements AutoCloseable {
  private final SqliteLedger ledger;

  private ProjectLease(SqliteLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Takes the lease.
   *
   * @throws org.imisconnect.finding.ConfigException when a live run, or one on another machine, has
   *     it
   */
  public static ProjectLease take(
      Project project, Pack pack, Environment environment, Owner owner, Clock clock)
      throws IOException {
    SqliteLedger ledger = ProjectExchange.ledger(project, pack, environment, clock);
    boolean done = false;
    try {
      ledger.hold(owner, Owner.Liveness.ofSystem());
      done = true;
      return new ProjectLease(ledger);
    } finally {
      if (!done) {
        ledger.close();
      }
    }
  }

  /** The ledger under this lease. */
  public Ledger ledger() {
    return ledger;
  }

  /** Gives the lease back. */
  @Override
  public void close() {
    try (ledger) {
      ledger.end();
    }
  }
}
