package org.imisconnect.ledger.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.Seal;
import org.imisconnect.receiver.Amount;
import org.jspecify.annotations.Nullable;

/**
 * The audit log: each transition carries the hash of the entry after it, and a seal over itself and
 * the seal before it. Used under the monitor of its file, inside its transaction.
 */
final class EventChain {
  private final SqliteFile db;
  private final long scope;
  private long events;
  private byte[] seal;

  EventChain(SqliteFile db, long scope) {
    this.db = db;
    this.scope = scope;
    this.seal = new byte[32];
    reload();
  }

  /** Reads where the chain ends: after a roll-back, and when another process may have written. */
  void reload() {
    events =
        db.first("SELECT events FROM scope WHERE scope=?", r -> r.getLong(1), scope).orElse(0L);
    seal =
        db.first("SELECT seal FROM scope WHERE scope=?", r -> r.getBytes(1), scope)
            .orElse(new byte[32]);
  }

  Seal head() {
    return new Seal(events, HexFormat.of().formatHex(seal));
  }

  /** The number of the event that comes next in the file. */
  long nextNumber() {
    return db.first("SELECT coalesce(max(event), 0) + 1 FROM event", r -> r.getLong(1)).orElse(1L);
  }

  /** Adds a transition; the end of the chain is written by {@link #flush}. */
  void append(long number, long row, ResourceState was, Entry after) {
    String origin = was == ResourceState.NEW ? origin(after) : null;
    byte[] content = content(after);
    long at = after.changedAt().toEpochMilli();
    String code = after.cause().code();
    seal = seal(seal, row, was.name(), after.state().name(), code, at, origin, content);
    events++;
    db.update(
        "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)",
        number,
        scope,
        row,
        was.name(),
        after.state().name(),
        code,
        at,
        origin,
        content,
        seal);
  }

  void flush() {
    db.update("UPDATE scope SET events = ?, seal = ? WHERE scope = ?", events, seal, scope);
  }

  /** What the first transition keeps, so that a dropped entry can still be named. */
  private static String origin(Entry entry) {
    Amount amount = entry.amount();
    return Bytes.ofList(
        List.of(
            entry.id(),
            entry.type(),
            Bytes.ofList(entry.key()),
            entry.row().file(),
            Long.toString(entry.row().line()),
            amount == null ? "" : amount.value().toPlainString(),
            amount == null ? "" : amount.currency()));
  }

  static byte[] seal(
      byte[] before,
      long row,
      String was,
      String state,
      String code,
      long at,
      @Nullable String origin,
      byte[] content) {
    MessageDigest digest = sha256();
    digest.update(before);
    digest.update(ByteBuffer.allocate(16).putLong(row).putLong(at).array());
    part(digest, was);
    part(digest, state);
    part(digest, code);
    part(digest, origin);
    digest.update(content);
    return digest.digest();
  }

  /** A hash of everything an entry says. */
  static byte[] content(Entry e) {
    MessageDigest digest = sha256();
    Amount amount = e.amount();
    part(digest, e.id());
    part(digest, e.type());
    e.key().forEach(key -> part(digest, key));
    part(digest, e.state());
    part(digest, e.cause());
    part(digest, e.hashes());
    part(digest, e.mapping());
    // The file keeps milliseconds; a clock may tell more, and what is read back must agree.
    part(digest, e.attempt().count());
    part(digest, millis(e.attempt().sentAt()));
    part(digest, millis(e.attempt().doubtfulSince()));
    part(digest, e.remote());
    part(digest, e.row());
    part(digest, amount == null ? null : amount.value().toPlainString());
    part(digest, amount == null ? null : amount.currency());
    part(digest, e.decision());
    part(digest, e.decided());
    part(digest, e.changedAt().toEpochMilli());
    return digest.digest();
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static void part(MessageDigest digest, @Nullable Object value) {
    byte[] bytes = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(value == null ? -1 : bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
