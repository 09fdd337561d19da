package org.imisconnect.exchange;

import java.util.Optional;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.FormText;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.Reduced;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with one resource, from what the receiver makes of it and what the ledger
 * knows. Pure.
 *
 * @param form what is sent, now or later; null where there is none
 * @param hash of the form; null where there is none
 */
record Decision(Step step, Cause cause, @Nullable Form form, @Nullable String hash) {

  static Decision of(
      CanonicalResource resource,
      Reduced reduced,
      Optional<Entry> entry,
      @Nullable Form before,
      ReceiverSession session,
      ExchangeSettings.ConflictPolicy policy) {
    if (entry.isPresent() && entry.get().state().isOpenQuestion()) {
      return open(entry.get(), reduced, before, policy, session);
    }
    if (reduced instanceof Reduced.Send send) {
      return send(send.form(), entry, before, session);
    } else if (reduced instanceof Reduced.Held held) {
      // What the receiver holds already has had its day.
      return entry.filter(Entry::isHeldByReceiver).isPresent()
          ? send(held.form(), entry, before, session)
          : new Decision(
              Step.HELD,
              new Cause("HELD", "its day has not come", null, held.until()),
              held.form(),
              FormText.hash(held.form()));
    } else if (reduced instanceof Reduced.Folded folded) {
      String into = folded.into().isEmpty() ? null : folded.into();
      return new Decision(Step.FOLDED, new Cause("", "", into, null), null, null);
    } else if (reduced instanceof Reduced.Withheld withheld) {
      return stopped(Step.WITHHELD, withheld.code(), withheld.words(), resource, entry);
    } else if (reduced instanceof Reduced.NotCarried not) {
      return stopped(Step.NOT_CARRIED, not.code(), not.words(), resource, entry);
    }
    throw new IllegalStateException("a receiver made something unheard of: " + reduced.getClass());
  }

  private static Decision send(
      Form form, Optional<Entry> entry, @Nullable Form before, ReceiverSession session) {
    String hash = FormText.hash(form);
    if (entry.isEmpty() || !entry.get().isHeldByReceiver()) {
      boolean again =
          entry.isPresent()
              && entry.get().state() == ResourceState.REFUSED
              && hash.equals(entry.get().hashes().sent());
      return again
          ? new Decision(Step.REFUSED, entry.get().cause(), form, hash)
          : new Decision(Step.CREATE, Cause.NONE, form, hash);
    }
    return change(form, hash, entry.get(), before, session);
  }

  private static Decision change(
      Form form, String hash, Entry held, @Nullable Form before, ReceiverSession session) {
    if (hash.equals(held.hashes().held())) {
      return new Decision(Step.UNCHANGED, Cause.NONE, form, hash);
    }
    if (held.state() == ResourceState.REFUSED && hash.equals(held.hashes().sent())) {
      return new Decision(Step.REFUSED, held.cause(), form, hash);
    }
    return session
        .changeRefused(form, before)
        .map(no -> new Decision(Step.NOT_CARRIED, Cause.of(no.code(), no.words()), form, hash))
        .orElse(new Decision(Step.UPDATE, Cause.NONE, form, hash));
  }

  /**
   * A check that stops what the receiver already accepted, from the very same row, comes too late:
   * it stays accepted.
   */
  private static Decision stopped(
      Step step, String code, String words, CanonicalResource resource, Optional<Entry> entry) {
    boolean late =
        entry
            .filter(e -> e.state() == ResourceState.ACCEPTED)
            .filter(e -> e.row().hash().equals(resource.row().hash()))
            .isPresent();
    return new Decision(late ? Step.UNCHANGED : step, Cause.of(code, words), null, null);
  }

  private static Decision open(
      Entry entry,
      Reduced reduced,
      @Nullable Form before,
      ExchangeSettings.ConflictPolicy policy,
      ReceiverSession session) {
    if (entry.state() == ResourceState.CONFLICT
        && policy == ExchangeSettings.ConflictPolicy.UPDATE
        && reduced instanceof Reduced.Send send
        && entry.isHeldByReceiver()
        && session.changeRefused(send.form(), before).isEmpty()) {
      return new Decision(Step.UPDATE, Cause.NONE, send.form(), FormText.hash(send.form()));
    }
    Step step =
        switch (entry.state()) {
          case CONFLICT -> Step.CONFLICT;
          case DOUBLED -> Step.DOUBLED;
          case LOST -> Step.LOST;
          default -> Step.UNKNOWN;
        };
    return new Decision(step, entry.cause(), null, null);
  }
}
