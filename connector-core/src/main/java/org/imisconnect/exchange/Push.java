package org.imisconnect.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.imisconnect.exchange.PushResult.Stop;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.FormText;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.Capabilities;
import org.imisconnect.receiver.Capabilities.Adoption;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;

/** One push, from the doubts of earlier runs to the last claim. One thread. */
final class Push implements AutoCloseable {
  private final ExchangeScope scope;
  private final Scratch scratch;
  private final DispatchListener listener;
  private final PushState state;
  private final Workers workers;
  private final Capabilities capabilities;

  Push(ExchangeScope scope, Scratch scratch, DispatchListener listener, BooleanSupplier asked) {
    this.scope = scope;
    this.scratch = scratch;
    this.listener = listener;
    this.state = new PushState(scope, asked);
    this.workers = new Workers(scope.session(), listener, scope.settings().concurrency());
    this.capabilities = scope.session().capabilities();
  }

  /** Sends; or only links what is there, before anything is sent to it again. */
  PushResult run(Supplier<Plan> planner, Preparation.Contact contact) {
    clearOldDoubts();
    Plan plan = planner.get();
    if (contact == Preparation.Contact.SEND && plan.guard().isPassed()) {
      state.stop(
          Stop.UPDATE_LIMIT,
          plan.guard().updates() + " of " + plan.guard().held() + " would be changed");
      return result(plan);
    }
    PlanApplication application = new PlanApplication(scope, scratch);
    application.apply();
    application.gone(true);
    new MarkedDone(scope, scratch).look();
    List<TypeRule> rules = capabilities.types();
    for (int rank = 0; rank < rules.size() && !state.isStopped(); rank++) {
      stage(rank, rules.get(rank), contact);
    }
    application.unpark();
    state.rethrow();
    return result(plan);
  }

  private void stage(int rank, TypeRule rule, Preparation.Contact contact) {
    LaneQueue lanes = new LaneQueue(scratch, rank);
    if (lanes.isEmpty()) {
      return;
    }
    boolean link = contact == Preparation.Contact.LINK;
    boolean list =
        link || (rule.adoption() == Adoption.BY_LIST && !scope.ledger().isAdopted(rule.type()));
    boolean complete = !list || adopt(rule, link);
    // Linking what is there does no harm; creating what may be there does.
    if (!complete && !link) {
      return;
    }
    new Stage(scope, scratch, state, workers, listener, rule, lanes, contact).run();
    if (list && complete && !state.isStopped()) {
      scope.ledger().setAdopted(rule.type(), true);
    }
  }

  /** Lists what the receiver holds of a type; without the whole list nothing of it is created. */
  private boolean adopt(TypeRule rule, boolean link) {
    Listing listing =
        scope
            .session()
            .list(
                rule.type(),
                stored -> scratch.addStored(stored, FormText.keyHash(stored.type(), stored.key())));
    scratch.db.script("CREATE INDEX IF NOT EXISTS stored_key ON stored (key_hash)");
    if (listing instanceof Listing.Incomplete incomplete) {
      scope
          .findings()
          .add(
              Finding.of(
                  "ADOPTION_INCOMPLETE",
                  Severity.ERROR,
                  Place.of(rule.type()),
                  "the receiver's list could not be read to its end (" + incomplete.why() + ").",
                  link
                      ? "What could be read was linked; mend the row there, and rebuild again."
                      : "Nothing of this type is sent before it can. Run `imisconnect doctor`."));
      return false;
    }
    return true;
  }

  /** Looks up what earlier runs left in doubt, once at once, and once when it has settled. */
  private void clearOldDoubts() {
    Instant[] settled = {Instant.MIN};
    Instant begun = lookTogether();
    scope
        .ledger()
        .forEach(
            EnumSet.of(ResourceState.UNKNOWN),
            entry -> {
              if (!clear(entry, begun)) {
                Instant since = entry.attempt().doubtfulSince();
                Instant until =
                    (since == null ? scope.clock().instant() : since).plus(scope.settle());
                settled[0] = until.isAfter(settled[0]) ? until : settled[0];
              }
            });
    if (settled[0].isAfter(scope.clock().instant()) && state.await(settled[0])) {
      Instant again = lookTogether();
      scope.ledger().forEach(EnumSet.of(ResourceState.UNKNOWN), entry -> clear(entry, again));
    }
  }

  /** Announces all doubts; the time of the announcement is the time of each look. */
  private Instant lookTogether() {
    List<ResolvedForm> forms = new ArrayList<>();
    scope
        .ledger()
        .forEach(
            EnumSet.of(ResourceState.UNKNOWN),
            entry -> scope.ledger().findForm(entry.id()).map(this::resolved).ifPresent(forms::add));
    Instant begun = scope.clock().instant();
    if (!forms.isEmpty()) {
      scope.session().lookTogether(forms);
    }
    return begun;
  }

  private ResolvedForm resolved(Form form) {
    return new ResolvedForm(form, Parents.remoteIds(scope.ledger()::find, form.references()));
  }

  private boolean clear(Entry entry, Instant begun) {
    Optional<Form> form = scope.ledger().findForm(entry.id());
    if (form.isEmpty() || !state.mayStart(false)) {
      return false;
    }
    LedgerBuffer buffer = new LedgerBuffer(scope.ledger());
    Work.Look look = new Work.Look(new Lane(List.of()), entry, resolved(form.get()), begun);
    Search search = look.search(scope.session());
    TypeRule rule =
        capabilities
            .findRule(form.get().type())
            .orElse(TypeRule.of(form.get().type(), Adoption.BY_REFUSAL, false));
    Optional<Entry> after = new Results(scope, buffer).apply(look, search, rule);
    buffer.flush();
    after
        .filter(cleared -> cleared.state() == ResourceState.ACCEPTED)
        .ifPresent(cleared -> state.accepted++);
    return after.isPresent();
  }

  private PushResult result(Plan plan) {
    return new PushResult(
        state.stop(),
        plan,
        state.sent,
        state.accepted,
        state.refused,
        count(ResourceState.UNKNOWN),
        count(ResourceState.READY),
        state.words());
  }

  private long count(ResourceState of) {
    long[] count = {0};
    scope.ledger().forEach(EnumSet.of(of), entry -> count[0]++);
    return count[0];
  }

  @Override
  public void close() {
    workers.close();
  }
}
