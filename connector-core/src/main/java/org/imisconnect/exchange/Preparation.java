package org.imisconnect.exchange;

import java.util.Map;
import java.util.Optional;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Attempt;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.FormText;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Capabilities.Adoption;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;
import org.jspecify.annotations.Nullable;

/** Makes the next request of a lane: a look before a first create, or an intent. One thread. */
final class Preparation {
  private final ExchangeScope scope;
  private final Scratch scratch;
  private final LedgerBuffer buffer;
  private final TypeRule rule;
  private final boolean adopted;
  private final Contact contact;

  /** What is done with the receiver. */
  enum Contact {
    /** What is not there is sent. */
    SEND,
    /** What is there is linked, nothing is sent. */
    LINK
  }

  Preparation(
      ExchangeScope scope, Scratch scratch, LedgerBuffer buffer, TypeRule rule, Contact contact) {
    this.contact = contact;
    this.scope = scope;
    this.scratch = scratch;
    this.buffer = buffer;
    this.rule = rule;
    this.adopted = scope.ledger().isAdopted(rule.type());
  }

  /** The next request of a lane; null when nothing more of it can be sent now. */
  @Nullable Work next(Lane lane) {
    while (!lane.isEmpty()) {
      Work work = prepare(lane);
      if (work != null) {
        return work;
      }
      lane.advance();
    }
    return null;
  }

  private @Nullable Work prepare(Lane lane) {
    CanonicalResource resource = scratch.resource(lane.first());
    Entry entry = buffer.find(resource.id()).orElse(null);
    Form form = form(resource);
    if (entry == null || form == null || lane.tries() >= scope.settings().attemptLimit()) {
      return null;
    }
    if (entry.state() != ResourceState.READY && entry.state() != ResourceState.PARKED) {
      return null;
    }
    String missing = Parents.missing(buffer::find, form.parents());
    Map<String, String> remote = Parents.remoteIds(buffer::find, form.references());
    if (missing == null) {
      missing =
          form.references().stream().filter(id -> !remote.containsKey(id)).findFirst().orElse(null);
    }
    if (missing != null) {
      Cause cause = PlanApplication.waiting(missing);
      if (entry.state() != ResourceState.PARKED || !cause.equals(entry.cause())) {
        buffer.change(entry, entry.moved(ResourceState.PARKED, cause));
      }
      return null;
    }
    Entry ready =
        entry.state() == ResourceState.READY
            ? entry
            : buffer.change(entry, entry.moved(ResourceState.READY, Cause.NONE));
    ResolvedForm resolved = new ResolvedForm(form, remote);
    if (ready.isHeldByReceiver() && !mayChange(ready, form)) {
      return null;
    }
    if (contact == Contact.LINK && (lane.isLooked() || !scratch.isStored(FormText.keyHash(form)))) {
      return null;
    }
    if (contact == Contact.LINK || mustLook(ready, form, lane)) {
      return new Work.Look(lane, ready, resolved, scope.clock().instant());
    }
    lane.tried();
    ResolvedForm agreed = lane.agreed(() -> agreed(ready));
    return new Work.Write(lane, intend(ready, form), resolved, agreed);
  }

  /** What the receiver accepted last; empty where it was another form that was sent last. */
  private Optional<ResolvedForm> agreed(Entry ready) {
    return scope
        .ledger()
        .findForm(ready.id())
        .filter(last -> FormText.hash(last).equals(ready.hashes().held()))
        .map(last -> new ResolvedForm(last, Parents.remoteIds(buffer::find, last.references())));
  }

  /** The last look before a change: the receiver may hold it already, or refuse to change it. */
  private boolean mayChange(Entry ready, Form form) {
    if (FormText.hash(form).equals(ready.hashes().held())) {
      buffer.change(ready, ready.moved(ResourceState.ACCEPTED, Cause.NONE));
      return false;
    }
    Optional<Reduced.NotCarried> refused =
        scope.session().changeRefused(form, scope.ledger().findForm(ready.id()).orElse(null));
    refused.ifPresent(
        why ->
            buffer.change(
                ready, ready.moved(ResourceState.NOT_CARRIED, Cause.of(why.code(), why.words()))));
    return refused.isEmpty();
  }

  private @Nullable Form form(CanonicalResource resource) {
    Reduced reduced = scope.session().reduce(resource, scratch).result();
    if (reduced instanceof Reduced.Send send) {
      return send.form();
    }
    return reduced instanceof Reduced.Held held ? held.form() : null;
  }

  /** First contact: what the receiver may have had before the first create is looked for. */
  private boolean mustLook(Entry entry, Form form, Lane lane) {
    if (lane.isLooked() || entry.attempt().count() > 0 || entry.remote().id() != null) {
      return false;
    }
    return rule.adoption() == Adoption.BY_KEY
        || (rule.adoption() == Adoption.BY_LIST
            && !adopted
            && scratch.isStored(FormText.keyHash(form)));
  }

  private Entry intend(Entry ready, Form form) {
    String hash = FormText.hash(form);
    // Attempts count for one form: a resource that changes every month is not in trouble.
    int attempt = hash.equals(ready.hashes().sent()) ? ready.attempt().count() + 1 : 1;
    Entry intent =
        ready
            .moved(ResourceState.INTENT, Cause.NONE)
            .withHashes(ready.hashes().withSent(hash, FormText.keyHash(form)).withWanted(hash))
            .withAttempt(new Attempt(attempt, scope.clock().instant(), null));
    return buffer.change(ready, intent, form, null);
  }

  /** Takes note of a look before a first create. */
  void looked(Lane lane, Search search, Optional<Entry> after) {
    if (after.isPresent() && after.get().state() != ResourceState.READY) {
      lane.advance();
    } else if (search instanceof Search.Incomplete) {
      // It proves nothing: the resource waits for a later run, what hangs on it is parked.
      lane.advance();
    } else {
      lane.looked();
    }
  }
}
