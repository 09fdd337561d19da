package org.imisconnect.ledger.sqlite;

import java.time.Instant;
import org.imisconnect.ledger.ResourceState;

/** Personal content of the ledger that nothing needs any more. Hashes and amounts stay. */
final class OldContent {
  private static final String SETTLED =
      """
      DELETE FROM form WHERE entry IN (
        SELECT entry FROM entry WHERE scope = ? AND state = ? AND changed < ?)""";

  private static final String OVER =
      """
      DELETE FROM wanted WHERE entry IN (
        SELECT entry FROM entry WHERE scope = ? AND state <> ?)""";

  private final SqliteFile db;
  private final long scope;

  OldContent(SqliteFile db, long scope) {
    this.db = db;
    this.scope = scope;
  }

  /**
   * Drops forms of accepted and vanished entries, and wishes that are over. What is in doubt,
   * refused or for a person keeps its form: it is looked up, compared or shown.
   */
  long forget(Instant unchangedSince) {
    // Else the bytes stay in free pages of the file.
    db.script("PRAGMA secure_delete=ON");
    long before = unchangedSince.toEpochMilli();
    long dropped = db.update(SETTLED, scope, ResourceState.ACCEPTED.name(), before);
    dropped += db.update(SETTLED, scope, ResourceState.GONE.name(), before);
    return dropped + db.update(OVER, scope, ResourceState.NOT_CARRIED.name());
  }
}
