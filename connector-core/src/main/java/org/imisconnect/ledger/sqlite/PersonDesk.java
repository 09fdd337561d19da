package org.imisconnect.ledger.sqlite;

import java.time.Instant;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.Task;
import org.imisconnect.receiver.Answer.Decision;

/**
 * Letters and worklist as views over the entries. A mark (done, discarded) holds for one state and
 * one wanted form: when either changes, the entry is back on the desk.
 */
final class PersonDesk {
  private static final String PAGE =
      EntryRows.SELECT
          + """
          LEFT JOIN mark m ON m.entry = n.entry AND m.state = n.state AND m.wanted IS n.wanted
          WHERE n.scope = ? AND n.state = ? AND n.entry > ? AND m.entry IS NULL %s
          ORDER BY n.entry LIMIT 500""";

  private final SqliteFile db;
  private final long scope;

  PersonDesk(SqliteFile db, long scope) {
    this.db = db;
    this.scope = scope;
  }

  void letters(Consumer<Entry> sink) {
    pages(ResourceState.REFUSED, "", sink);
  }

  void worklist(Consumer<Task> sink) {
    pages(ResourceState.NOT_CARRIED, "", e -> sink.accept(new Task(e, Task.Kind.NOT_CARRIED)));
    pages(ResourceState.CONFLICT, "", e -> sink.accept(new Task(e, Task.Kind.CONFLICT)));
    pages(ResourceState.DOUBLED, "", e -> sink.accept(new Task(e, Task.Kind.DOUBLED)));
    pages(ResourceState.LOST, "", e -> sink.accept(new Task(e, Task.Kind.LOST)));
    pages(
        ResourceState.ACCEPTED,
        "AND n.decision = '" + Decision.REJECTED.name() + "'",
        e -> sink.accept(new Task(e, Task.Kind.CLAIM_REJECTED)));
  }

  private void pages(ResourceState state, String where, Consumer<Entry> sink) {
    Pages.walk(db, String.format(java.util.Locale.ROOT, PAGE, where), scope, state, sink);
  }

  /** What was marked as done and is in the same state still. */
  void done(Consumer<Entry> sink) {
    String sql =
        EntryRows.SELECT
            + """
            JOIN mark m ON m.entry = n.entry AND m.state = n.state AND m.wanted IS n.wanted
            WHERE n.scope = ? AND n.state = ? AND n.entry > ? ORDER BY n.entry LIMIT 500""";
    for (ResourceState state :
        EnumSet.of(
            ResourceState.NOT_CARRIED,
            ResourceState.CONFLICT,
            ResourceState.DOUBLED,
            ResourceState.LOST)) {
      Pages.walk(db, sql, scope, state, sink);
    }
  }

  void mark(EntryRows.Row row, String note, Instant now) {
    db.update(
        "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)",
        row.number(),
        row.entry().state().name(),
        Bytes.ofHash(row.entry().hashes().wanted()),
        note,
        now.toEpochMilli());
  }
}
