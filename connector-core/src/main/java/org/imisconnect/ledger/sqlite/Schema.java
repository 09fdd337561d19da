package org.imisconnect.ledger.sqlite;

import org.imisconnect.finding.ConfigException;

/** The tables of the ledger. */
final class Schema {
  private static final int VERSION = 2;

  /** Since layout 2. */
  private static final String WANTED =
      "CREATE TABLE wanted (entry INTEGER PRIMARY KEY, text BLOB NOT NULL)";

  private static final String LAYOUT = "PRAGMA user_version = " + VERSION;

  private static final String[] TABLES = {
    """
    CREATE TABLE scope (
      scope INTEGER PRIMARY KEY, receiver TEXT NOT NULL, scheme TEXT NOT NULL,
      events INTEGER NOT NULL, seal BLOB NOT NULL, UNIQUE (receiver, scheme))""",
    """
    CREATE TABLE lease (
      one INTEGER PRIMARY KEY CHECK (one = 1), token TEXT NOT NULL, machine TEXT NOT NULL,
      user TEXT NOT NULL, pid INTEGER NOT NULL, started INTEGER NOT NULL, since INTEGER NOT NULL)""",
    """
    CREATE TABLE origin (
      origin INTEGER PRIMARY KEY, record TEXT NOT NULL, file TEXT NOT NULL,
      UNIQUE (record, file))""",
    """
    CREATE TABLE entry (
      entry INTEGER PRIMARY KEY, scope INTEGER NOT NULL, id BLOB NOT NULL, type TEXT NOT NULL,
      key TEXT NOT NULL, state TEXT NOT NULL, code TEXT NOT NULL, words TEXT NOT NULL,
      other TEXT, until TEXT, wanted BLOB, sent BLOB, held BLOB, receiver_key BLOB,
      mapping TEXT NOT NULL, attempts INTEGER NOT NULL, sent_at INTEGER, doubtful INTEGER,
      remote TEXT, twins TEXT NOT NULL, origin INTEGER NOT NULL, line INTEGER NOT NULL,
      row_hash TEXT NOT NULL, amount TEXT, currency TEXT, decision TEXT,
      decided INTEGER NOT NULL, changed INTEGER NOT NULL, last_event INTEGER NOT NULL)""",
    "CREATE UNIQUE INDEX entry_id ON entry (scope, id)",
    "CREATE UNIQUE INDEX entry_key ON entry (scope, receiver_key) WHERE receiver_key IS NOT NULL",
    "CREATE INDEX entry_remote ON entry (scope, remote) WHERE remote IS NOT NULL",
    "CREATE INDEX entry_state ON entry (scope, state, entry)",
    "CREATE TABLE form (entry INTEGER PRIMARY KEY, text BLOB NOT NULL)",
    "CREATE TABLE answer (entry INTEGER PRIMARY KEY, text TEXT NOT NULL, at INTEGER NOT NULL)",
    """
    CREATE TABLE mark (
      entry INTEGER PRIMARY KEY, state TEXT NOT NULL, wanted BLOB, note TEXT NOT NULL,
      at INTEGER NOT NULL)""",
    """
    CREATE TABLE event (
      event INTEGER PRIMARY KEY, scope INTEGER NOT NULL, entry INTEGER NOT NULL,
      was TEXT NOT NULL, state TEXT NOT NULL, code TEXT NOT NULL, at INTEGER NOT NULL,
      origin TEXT, content BLOB NOT NULL, seal BLOB NOT NULL)""",
    "CREATE INDEX event_entry ON event (entry)",
    "CREATE TABLE adopted (scope INTEGER, type TEXT, PRIMARY KEY (scope, type))",
    WANTED,
    LAYOUT
  };

  private Schema() {}

  /** Makes the tables of a new file; refuses those of a newer program. */
  static void prepare(SqliteFile db) {
    int version = db.first("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
    if (version > VERSION) {
      throw new ConfigException(
          "the ledger was written by a newer imisconnect (layout "
              + version
              + ", known up to "
              + VERSION
              + "). Use that version.");
    }
    if (version == 0) {
      db.transaction(() -> db.script(TABLES));
    } else if (version == 1) {
      db.transaction(() -> db.script(WANTED, LAYOUT));
    }
  }

  /** The number of a receiver environment and scheme. */
  static long scope(SqliteFile db, String receiver, String scheme) {
    db.update(
        "INSERT OR IGNORE INTO scope (receiver, scheme, events, seal) VALUES (?, ?, 0, zeroblob(32))",
        receiver,
        scheme);
    return db.first(
            "SELECT scope FROM scope WHERE receiver = ? AND scheme = ?",
            row -> row.getLong(1),
            receiver,
            scheme)
        .orElseThrow();
  }
}
