package org.imisconnect.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Owner;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.ReceiverSession.OpenClaim;
import org.jspecify.annotations.Nullable;

/** Brings home what was decided about claims that are not decided for good. One thread. */
public final class AnswerPull {
  private static final int BATCH = 500;

  private final ExchangeScope scope;
  private final Consumer<Answer> sink;
  private final List<OpenClaim> open = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private long pulled;

  /**
   * Prepares a pull.
   *
   * @param sink is given each answer once it is in the ledger
   */
  public AnswerPull(ExchangeScope scope, Consumer<Answer> sink) {
    this.scope = scope;
    this.sink = sink;
  }

  /**
   * Asks for every open claim, and for what was recorded since.
   *
   * @param since null for open claims only
   * @return number of answers
   */
  public long pull(Owner owner, Owner.Liveness liveness, @Nullable Instant since) {
    scope.ledger().begin(owner, liveness);
    try {
      List<String> claims =
          scope.session().capabilities().types().stream()
              .filter(TypeRule::canary)
              .map(TypeRule::type)
              .toList();
      scope
          .ledger()
          .forEach(
              EnumSet.of(ResourceState.ACCEPTED),
              entry -> {
                if (claims.contains(entry.type()) && !entry.decided()) {
                  add(entry);
                }
              });
      ask(since);
      return pulled;
    } finally {
      scope.ledger().end();
    }
  }

  private void add(Entry entry) {
    String remote = entry.remote().id();
    if (remote == null) {
      return;
    }
    String code =
        scope
            .ledger()
            .findForm(entry.id())
            .map(Form::key)
            .map(key -> key.get(key.size() - 1))
            .orElse(entry.key().get(entry.key().size() - 1));
    open.add(new OpenClaim(code, remote));
    if (open.size() >= BATCH) {
      ask(null);
    }
  }

  private void ask(@Nullable Instant since) {
    if (open.isEmpty() && since == null) {
      return;
    }
    Listing listing = scope.session().answers(List.copyOf(open), since, answers::add);
    open.clear();
    scope.ledger().writeAnswers(answers);
    answers.forEach(sink);
    pulled += answers.size();
    answers.clear();
    if (listing instanceof Listing.Incomplete incomplete) {
      scope
          .findings()
          .add(
              Finding.of(
                  "ANSWERS_INCOMPLETE",
                  Severity.WARNING,
                  Place.of("answers"),
                  "some answers could not be read (" + incomplete.why() + ").",
                  "Pull again later; if it stays so, run `imisconnect doctor`."));
    }
  }
}
