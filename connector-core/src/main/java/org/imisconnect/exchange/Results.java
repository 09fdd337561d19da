package org.imisconnect.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Attempt;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.Entry.Remote;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.Search;

/** Turns outcomes and searches into transitions. One thread. */
final class Results {
  private final ExchangeScope scope;
  private final LedgerBuffer buffer;

  Results(ExchangeScope scope, LedgerBuffer buffer) {
    this.scope = scope;
    this.buffer = buffer;
  }

  /** Where an outcome leaves an intent. */
  Entry apply(Entry intent, Form form, Outcome outcome) {
    if (outcome instanceof Outcome.Accepted accepted) {
      return accepted(intent, accepted);
    } else if (outcome instanceof Outcome.Refused refused) {
      Cause cause = Cause.of(refused.code(), refused.words());
      return buffer.change(
          intent, intent.withAttempt(calm(intent)).moved(ResourceState.REFUSED, cause));
    } else if (outcome instanceof Outcome.NotSent not) {
      Cause cause = Cause.of("NOT_SENT", not.cause());
      return buffer.change(
          intent, intent.withAttempt(calm(intent)).moved(ResourceState.READY, cause));
    } else if (outcome instanceof Outcome.Changed changed) {
      return changed(intent, form, changed.differences());
    } else if (outcome instanceof Outcome.Unknown unknown) {
      return doubtful(intent, unknown.cause());
    }
    throw new IllegalStateException("an outcome unheard of: " + outcome.getClass());
  }

  Entry doubtful(Entry intent, String cause) {
    Attempt attempt =
        new Attempt(intent.attempt().count(), intent.attempt().sentAt(), scope.clock().instant());
    return buffer.change(
        intent,
        intent.withAttempt(attempt).moved(ResourceState.UNKNOWN, Cause.of("UNKNOWN", cause)));
  }

  private Entry accepted(Entry intent, Outcome.Accepted accepted) {
    String id = accepted.remoteId().isEmpty() ? intent.remote().id() : accepted.remoteId();
    if (id == null) {
      return doubtful(intent, "the answer has no id");
    }
    Entry after =
        intent
            .moved(ResourceState.ACCEPTED, Cause.NONE)
            .withHashes(intent.hashes().withHeld(intent.hashes().sent()))
            .withAttempt(calm(intent))
            .withRemote(new Remote(id, accepted.twins()));
    Answer answer = accepted.answer();
    if (answer != null) {
      after = after.withDecision(answer.decision(), answer.lastStage());
    }
    folded(accepted.folded());
    return buffer.change(intent, after, null, answer);
  }

  /** What it carried has the ids that the answer tells. */
  private void folded(Map<String, String> ids) {
    ids.forEach(
        (id, remote) ->
            buffer
                .find(id)
                .filter(entry -> entry.state() == ResourceState.FOLDED)
                .filter(entry -> !remote.equals(entry.remote().id()))
                .ifPresent(
                    entry ->
                        buffer.change(
                            entry, entry.withRemote(new Remote(remote, entry.remote().twins())))));
  }

  /** Somebody else changed it: the project's policy decides, as at first contact. */
  private Entry changed(Entry intent, Form form, List<String> differences) {
    Resolution resolution =
        Resolution.changed(intent, form, differences, scope.settings().conflict());
    Entry after = resolution.after().orElseThrow();
    buffer.change(intent, after);
    report(after, resolution);
    return after;
  }

  private static Attempt calm(Entry entry) {
    return new Attempt(entry.attempt().count(), entry.attempt().sentAt(), null);
  }

  /** Where a search leaves an entry; empty when it stays as it is. */
  Optional<Entry> apply(Work.Look look, Search search, TypeRule rule) {
    Form form = look.form().form();
    Entry entry = look.entry();
    Resolution.Rules rules =
        new Resolution.Rules(
            scope.settings().conflict(),
            rule.copies(),
            scope.settings().attemptLimit(),
            Resolution.isSettled(entry, scope.settle(), look.begun()),
            scope.session().changeRefused(form).isEmpty());
    Resolution resolution = Resolution.of(entry, form, search, rules);
    resolution
        .after()
        .ifPresent(
            after -> {
              buffer.change(entry, after, form, resolution.answer());
              folded(resolution.folded());
              report(after, resolution);
            });
    return resolution.after();
  }

  private void report(Entry entry, Resolution resolution) {
    if (resolution.differences().isEmpty()) {
      return;
    }
    scope
        .findings()
        .add(
            Finding.of(
                "CONTENT_DIFFERS",
                Severity.WARNING,
                Place.of(entry.row().file(), entry.row().line(), 0),
                entry.type()
                    + ": the receiver has its key with other content at "
                    + String.join(", ", resolution.differences())
                    + "; now "
                    + entry.state()
                    + ".",
                "`conflict:` in the project file says what to do: adopt, update or hold."));
  }
}
