package org.imisconnect.ledger.sqlite;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.imisconnect.finding.Place;
import org.imisconnect.ledger.Breach;
import org.imisconnect.ledger.Entry;
import org.imisconnect.receiver.Amount;

/** Counts the chain and the entries again. Memory grows only with what is wrong. */
final class Integrity {
  private static final Place LEDGER = Place.of("ledger");

  private final SqliteFile db;
  private final long scope;
  private final Consumer<Breach> sink;
  private final Set<Long> reported = new HashSet<>();
  private byte[] seal = new byte[32];
  private long events;

  Integrity(SqliteFile db, long scope, Consumer<Breach> sink) {
    this.db = db;
    this.scope = scope;
    this.sink = sink;
  }

  void verify() {
    db.each("SELECT * FROM event WHERE scope = ? ORDER BY event", this::link, scope);
    boolean whole =
        db.first(
                "SELECT events, seal FROM scope WHERE scope = ?",
                r -> r.getLong(1) == events && Arrays.equals(r.getBytes(2), seal),
                scope)
            .orElse(false);
    if (!whole && reported.isEmpty()) {
      sink.accept(new Breach(Breach.Kind.LOG_CUT, "", "", List.of(), LEDGER, null));
    }
    db.each(
        EntryRows.SELECT.replace("FROM entry n", ", v.content FROM entry n")
            + """
            LEFT JOIN event v ON v.event = n.last_event AND v.entry = n.entry
            WHERE n.scope = ? ORDER BY n.entry""",
        this::compare,
        scope);
    db.each(
        """
        SELECT v.entry, v.origin FROM event v LEFT JOIN entry n ON n.entry = v.entry
        WHERE v.scope = ? AND v.was = 'NEW' AND n.entry IS NULL ORDER BY v.event""",
        this::dropped,
        scope);
    // An entry put back to what it was after an earlier transition agrees with that transition.
    db.each(
        EntryRows.SELECT
            + """
            JOIN (SELECT entry, max(event) AS last FROM event WHERE scope = ? GROUP BY entry) v
              ON v.entry = n.entry AND v.last <> n.last_event""",
        row -> altered(EntryRows.read(row)),
        scope);
  }

  private void link(ResultSet row) throws SQLException {
    long entry = row.getLong("entry");
    seal =
        EventChain.seal(
            seal,
            entry,
            row.getString("was"),
            row.getString("state"),
            row.getString("code"),
            row.getLong("at"),
            row.getString("origin"),
            row.getBytes("content"));
    events++;
    byte[] stored = row.getBytes("seal");
    if (!Arrays.equals(seal, stored)) {
      // Go on from the stored seal: one breach is reported once, not at every later link.
      seal = stored;
      report(entry, Breach.Kind.LOG_BROKEN);
    }
  }

  private void report(long entry, Breach.Kind kind) {
    if (!reported.add(entry)) {
      return;
    }
    Breach breach =
        db.first(EntryRows.SELECT + "WHERE n.entry = ?", EntryRows::read, entry)
            .map(row -> breach(kind, row.entry()))
            .orElse(new Breach(kind, "", "", List.of(), LEDGER, null));
    sink.accept(breach);
  }

  private void compare(ResultSet row) throws SQLException {
    EntryRows.Row read = EntryRows.read(row);
    if (!Arrays.equals(EventChain.content(read.entry()), row.getBytes("content"))) {
      altered(read);
    }
  }

  private void altered(EntryRows.Row row) {
    if (reported.add(row.number())) {
      sink.accept(breach(Breach.Kind.ALTERED, row.entry()));
    }
  }

  private void dropped(ResultSet row) throws SQLException {
    List<String> origin = Bytes.toList(row.getString("origin"));
    if (origin.size() == 7 && reported.add(row.getLong("entry"))) {
      Amount amount =
          origin.get(5).isEmpty() ? null : new Amount(new BigDecimal(origin.get(5)), origin.get(6));
      Place place = place(origin.get(3), Long.parseLong(origin.get(4)));
      List<String> key = Bytes.toList(origin.get(2));
      sink.accept(
          new Breach(Breach.Kind.DROPPED, origin.get(0), origin.get(1), key, place, amount));
    }
  }

  private static Breach breach(Breach.Kind kind, Entry entry) {
    Place place = place(entry.row().file(), entry.row().line());
    return new Breach(kind, entry.id(), entry.type(), entry.key(), place, entry.amount());
  }

  private static Place place(String file, long line) {
    return file.isEmpty() || line < 0 ? LEDGER : Place.of(file, line, 0);
  }
}
