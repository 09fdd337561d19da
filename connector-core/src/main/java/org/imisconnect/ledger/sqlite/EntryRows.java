package org.imisconnect.ledger.sqlite;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Attempt;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.Entry.Hashes;
import org.imisconnect.ledger.Entry.Remote;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Answer.Decision;
import org.imisconnect.receiver.CanonicalResource.SourceRow;
import org.jspecify.annotations.Nullable;

/** Entries as rows of the table. Used under the monitor of its file. */
final class EntryRows {
  /** Columns in the order in which {@link #read} takes them. */
  static final String SELECT =
      """
      SELECT n.entry, n.id, n.type, n.key, n.state, n.code, n.words, n.other, n.until, n.wanted,
        n.sent, n.held, n.receiver_key, n.mapping, n.attempts, n.sent_at, n.doubtful, n.remote,
        n.twins, o.record, o.file, n.line, n.row_hash, n.amount, n.currency, n.decision,
        n.decided, n.changed, n.last_event
      FROM entry n LEFT JOIN origin o ON o.origin = n.origin\s""";

  private final SqliteFile db;
  private final long scope;

  EntryRows(SqliteFile db, long scope) {
    this.db = db;
    this.scope = scope;
  }

  /** An entry and its number in the table. */
  record Row(long number, Entry entry, long lastEvent) {}

  Optional<Row> find(String id) {
    return db.first(
        SELECT + "WHERE n.scope = ? AND n.id = ?", EntryRows::read, scope, Bytes.ofId(id));
  }

  static Row read(ResultSet row) throws SQLException {
    String amount = row.getString(24);
    Entry entry =
        new Entry(
            Bytes.toId(row.getBytes(2)),
            row.getString(3),
            Bytes.toList(row.getString(4)),
            state(row.getString(5)),
            new Cause(row.getString(6), row.getString(7), row.getString(8), day(row.getString(9))),
            new Hashes(
                Bytes.toHash(row.getBytes(10)),
                Bytes.toHash(row.getBytes(11)),
                Bytes.toHash(row.getBytes(12)),
                Bytes.toHash(row.getBytes(13))),
            row.getString(14),
            new Attempt(row.getInt(15), instant(row, 16), instant(row, 17)),
            new Remote(row.getString(18), Bytes.toList(row.getString(19))),
            new SourceRow(
                text(row.getString(20)),
                text(row.getString(21)),
                row.getLong(22),
                row.getString(23)),
            amount == null ? null : new Amount(money(amount), text(row.getString(25))),
            decision(row.getString(26)),
            row.getBoolean(27),
            Instant.ofEpochMilli(row.getLong(28)));
    return new Row(row.getLong(1), entry, row.getLong(29));
  }

  private static String text(@Nullable String cell) {
    return cell == null ? "" : cell;
  }

  /** An altered cell reads as NEW, which its seal then shows. */
  private static ResourceState state(String cell) {
    for (ResourceState state : ResourceState.values()) {
      if (state.name().equals(cell)) {
        return state;
      }
    }
    return ResourceState.NEW;
  }

  private static @Nullable Decision decision(@Nullable String cell) {
    for (Decision decision : Decision.values()) {
      if (decision.name().equals(cell)) {
        return decision;
      }
    }
    return null;
  }

  /** An altered cell reads as zero, which its seal then shows. */
  private static BigDecimal money(String cell) {
    try {
      return new BigDecimal(cell);
    } catch (NumberFormatException e) {
      return BigDecimal.ZERO;
    }
  }

  private static @Nullable LocalDate day(@Nullable String cell) {
    try {
      return cell == null ? null : LocalDate.parse(cell);
    } catch (DateTimeParseException e) {
      return LocalDate.MIN;
    }
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** Writes a new entry; returns its number. */
  long insert(Entry entry, long event) {
    db.update(
        """
        INSERT INTO entry (scope, id, type, key, origin, state, code, words, other, until, wanted,
          sent, held, receiver_key, mapping, attempts, sent_at, doubtful, remote, twins, line,
          row_hash, amount, currency, decision, decided, changed, last_event)
        VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""",
        values(entry, event, true));
    return db.first("SELECT last_insert_rowid()", row -> row.getLong(1)).orElseThrow();
  }

  /** Writes an entry over the one with its id. */
  void update(Entry entry, long event) {
    db.update(
        """
        UPDATE entry SET origin=?, state=?, code=?, words=?, other=?, until=?, wanted=?, sent=?,
          held=?, receiver_key=?, mapping=?, attempts=?, sent_at=?, doubtful=?, remote=?, twins=?,
          line=?, row_hash=?, amount=?, currency=?, decision=?, decided=?, changed=?, last_event=?
        WHERE scope=? AND id=?""",
        values(entry, event, false));
  }

  private @Nullable Object[] values(Entry e, long event, boolean fresh) {
    @Nullable Object[] identity =
        fresh
            ? new @Nullable Object[] {scope, Bytes.ofId(e.id()), e.type(), Bytes.ofList(e.key())}
            : new @Nullable Object[0];
    Hashes hashes = e.hashes();
    Amount amount = e.amount();
    LocalDate until = e.cause().until();
    @Nullable Object[] content = {
      origin(e.row()),
      e.state().name(),
      e.cause().code(),
      e.cause().words(),
      e.cause().other(),
      until == null ? null : until.toString(),
      Bytes.ofHash(hashes.wanted()),
      Bytes.ofHash(hashes.sent()),
      Bytes.ofHash(hashes.held()),
      Bytes.ofHash(hashes.key()),
      e.mapping(),
      e.attempt().count(),
      millis(e.attempt().sentAt()),
      millis(e.attempt().doubtfulSince()),
      e.remote().id(),
      Bytes.ofList(e.remote().twins()),
      e.row().line(),
      e.row().hash(),
      amount == null ? null : amount.value().toPlainString(),
      amount == null ? null : amount.currency(),
      e.decision() == null ? null : e.decision().name(),
      e.decided() ? 1 : 0,
      e.changedAt().toEpochMilli(),
      event
    };
    @Nullable Object[] where =
        fresh ? new @Nullable Object[0] : new @Nullable Object[] {scope, Bytes.ofId(e.id())};
    @Nullable Object[] all = new @Nullable Object[identity.length + content.length + where.length];
    System.arraycopy(identity, 0, all, 0, identity.length);
    System.arraycopy(content, 0, all, identity.length, content.length);
    System.arraycopy(where, 0, all, identity.length + content.length, where.length);
    return all;
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private long origin(SourceRow row) {
    String find = "SELECT origin FROM origin WHERE record = ? AND file = ?";
    return db.first(find, r -> r.getLong(1), row.record(), row.file())
        .orElseGet(
            () -> {
              db.update(
                  "INSERT INTO origin (record, file) VALUES (?, ?)", row.record(), row.file());
              return db.first(find, r -> r.getLong(1), row.record(), row.file()).orElseThrow();
            });
  }
}
