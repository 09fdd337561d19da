package org.imisconnect.ledger.sqlite;

import java.time.Instant;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.ledger.Owner;
import org.jspecify.annotations.Nullable;

/** The one row that says who runs. Used under the monitor of its file, inside its transaction. */
final class LeaseRow {
  private final SqliteFile db;
  private @Nullable String token;

  /** How often it was taken and not yet given back. */
  private int holds;

  LeaseRow(SqliteFile db) {
    this.db = db;
  }

  private record Holder(Owner owner, Instant since) {}

  /**
   * Takes the lease from nobody or from a process that died on this machine; where it is held here
   * already, makes sure of it.
   */
  void take(Owner owner, Owner.Liveness liveness, Instant now) {
    if (token != null) {
      require();
      holds++;
      return;
    }
    Holder holder =
        db.first(
                "SELECT machine, user, pid, started, since FROM lease",
                row ->
                    new Holder(
                        new Owner(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            Instant.ofEpochMilli(row.getLong(4))),
                        Instant.ofEpochMilli(row.getLong(5))))
            .orElse(null);
    if (holder != null && !isDead(holder.owner(), owner, liveness)) {
      throw refused(holder, owner);
    }
    String fresh = owner.machine() + "/" + owner.pid() + "/" + now.toEpochMilli();
    db.update(
        "INSERT OR REPLACE INTO lease VALUES (1, ?, ?, ?, ?, ?, ?)",
        fresh,
        owner.machine(),
        owner.user(),
        owner.pid(),
        owner.started().toEpochMilli(),
        now.toEpochMilli());
    token = fresh;
    holds = 1;
  }

  private static boolean isDead(Owner holder, Owner self, Owner.Liveness liveness) {
    return holder.machine().equals(self.machine()) && !liveness.isAlive(holder);
  }

  private static ConfigException refused(Holder holder, Owner self) {
    Owner other = holder.owner();
    String hint =
        other.machine().equals(self.machine())
            ? "Wait for it, or end it."
            : "It runs on another machine: wait for it, or end it there.";
    return new ConfigException(
        "another run works on this ledger: process "
            + other.pid()
            + " of "
            + other.user()
            + " on "
            + other.machine()
            + ", since "
            + holder.since()
            + ". "
            + hint);
  }

  /** Makes sure that this run still has the lease. */
  void require() {
    String mine = token;
    if (mine == null) {
      throw new IllegalStateException("a ledger is written only by the run that began it");
    }
    String held = db.first("SELECT token FROM lease", row -> row.getString(1)).orElse("");
    if (!held.equals(mine)) {
      throw new ConfigException(
          "another run took over this ledger. Nothing more is written or sent by this one.");
    }
  }

  void give() {
    if (token != null && --holds == 0) {
      db.update("DELETE FROM lease WHERE token = ?", token);
      token = null;
    }
  }
}
