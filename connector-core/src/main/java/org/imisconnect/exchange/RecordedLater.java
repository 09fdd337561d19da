package org.imisconnect.exchange;

import java.time.Instant;
import java.util.Optional;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.Event;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Form;

/**
 * Stops what a receiver is known to reject because what it hangs on was recorded too late: a claim
 * that is sent all the same has spent its code. One thread.
 */
final class RecordedLater {
  static final Cause CAUSE =
      Cause.of(
          "CONTRACT_RECORDED_LATER",
          "its contract is recorded after the visit: it would be rejected, and its code spent");

  private final ExchangeScope scope;

  RecordedLater(ExchangeScope scope) {
    this.scope = scope;
  }

  /** Whether a form that is not sent yet comes too late by what the ledger knows. */
  boolean stops(Form form) {
    String contract = form.hints().get(Form.RECORDED);
    String before = form.hints().get(Form.RECORDED_BEFORE);
    if (contract == null || before == null) {
      return false;
    }
    Optional<Entry> entry = carrier(contract);
    Instant recorded =
        entry.filter(Entry::isHeldByReceiver).isPresent()
            ? entry.flatMap(this::ownCreate).orElse(Instant.MIN)
            : scope.clock().instant();
    return !recorded.isBefore(Instant.parse(before));
  }

  private Optional<Entry> carrier(String id) {
    Optional<Entry> entry = scope.ledger().find(id);
    for (int depth = 0; depth < Parents.DEPTH; depth++) {
      String other =
          entry
              .filter(e -> e.state() == ResourceState.FOLDED)
              .map(e -> e.cause().other())
              .orElse(null);
      if (other == null) {
        return entry;
      }
      entry = scope.ledger().find(other);
    }
    return entry;
  }

  /** When we made it; empty for what was found there: nobody knows since when. */
  private Optional<Instant> ownCreate(Entry entry) {
    return scope.ledger().events(entry.id()).stream()
        .filter(event -> event.from() == ResourceState.INTENT)
        .filter(event -> event.to() == ResourceState.ACCEPTED)
        .map(Event::at)
        .findFirst();
  }
}
