package org.imisconnect.exchange;

import java.time.Instant;
import java.util.Optional;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.Event;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Form;

/**
 * What a receiver is known to reject by what the ledger knows of the contract that it hangs on: a
 * claim that is sent all the same has spent its code. One thread.
 */
final class KnownRejection {
  static final Cause RECORDED_LATER =
      Cause.of(
          "CONTRACT_RECORDED_LATER",
          "its contract is recorded after the visit: it would be rejected, and its code spent");
  static final Cause NOT_COVERED =
      Cause.of(
          "MEMBER_NOT_COVERED",
          "its contract was made without this person: it would be rejected, and its code spent");

  private final ExchangeScope scope;

  KnownRejection(ExchangeScope scope) {
    this.scope = scope;
  }

  /** Why a form that is not sent yet would be rejected; empty where nothing says so. */
  Optional<Cause> of(Form form) {
    if (isRecordedLater(form)) {
      return Optional.of(RECORDED_LATER);
    }
    return isLeftOut(form) ? Optional.of(NOT_COVERED) : Optional.empty();
  }

  private boolean isRecordedLater(Form form) {
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

  /** Whether what the receiver accepted last names somebody less than this form needs. */
  private boolean isLeftOut(Form form) {
    return Optional.ofNullable(form.hints().get(Form.NAMED_BY))
        .flatMap(this::carrier)
        .filter(Entry::isHeldByReceiver)
        .flatMap(entry -> scope.ledger().findForm(entry.id()))
        .filter(accepted -> !accepted.references().containsAll(form.references()))
        .isPresent();
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
