package org.imisconnect.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Capabilities;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Reduction;
import org.jspecify.annotations.Nullable;

/** Decides every resource of a run and writes the plan into the scratch file. One thread. */
final class Planner {
  private static final int BATCH = 5_000;

  private final ExchangeScope scope;
  private final Scratch scratch;
  private final Capabilities capabilities;
  private final KnownRejection rejections;

  Planner(ExchangeScope scope, Scratch scratch) {
    this.scope = scope;
    this.scratch = scratch;
    this.capabilities = scope.session().capabilities();
    this.rejections = new KnownRejection(scope);
  }

  void plan() {
    scratch.db.update("DELETE FROM planned");
    for (long first = 1; first <= scratch.size(); first += BATCH) {
      long from = first;
      long to = Math.min(scratch.size(), first + BATCH - 1);
      scratch.db.transaction(
          () -> {
            for (long n = from; n <= to; n++) {
              decide(n);
            }
          });
    }
    scratch.db.script(
        "CREATE INDEX IF NOT EXISTS planned_key ON planned (key_hash)",
        "CREATE INDEX IF NOT EXISTS planned_lane ON planned (rank, lane)");
    stopClashes();
    park();
    withhold();
  }

  /** Turns the remarks on what would be sent, and would be rejected, into its being withheld. */
  private void withhold() {
    scratch.db.update(
        """
        UPDATE planned SET step = 'WITHHELD', hash = NULL, key_hash = NULL, parents = '[]'
        WHERE step = 'CREATE' AND code <> ''""");
  }

  private void decide(long n) {
    CanonicalResource resource = scratch.resource(n);
    if (scratch.findNumber(resource.id()).orElse(n) != n) {
      clash(n, resource, "an earlier row has the same business key");
      return;
    }
    Reduction reduction = scope.session().reduce(resource, scratch);
    reduction.findings().forEach(scope.findings()::add);
    Optional<Entry> entry = scope.ledger().find(resource.id());
    Decision decision =
        Decision.of(
            resource,
            reduction.result(),
            entry,
            before(entry),
            scope.session(),
            scope.settings().conflict());
    if (decision.step() == Step.CREATE && decision.form() != null) {
      // Only a remark yet: what its contract keeps from being sent is parked, not withheld.
      Cause remark = rejections.of(decision.form()).orElse(Cause.NONE);
      decision = new Decision(Step.CREATE, remark, decision.form(), decision.hash());
    }
    int rank = decision.form() == null ? 0 : capabilities.rank(decision.form().type());
    if (rank == capabilities.types().size()) {
      throw new IllegalStateException("a form of a type that the receiver does not list");
    }
    Planned.insert(scratch, n, resource, decision, rank);
  }

  /** What the receiver was last sent, where it holds something. */
  private @Nullable Form before(Optional<Entry> entry) {
    return entry
        .filter(Entry::isHeldByReceiver)
        .flatMap(held -> scope.ledger().findForm(held.id()))
        .orElse(null);
  }

  private void clash(long n, CanonicalResource resource, String words) {
    Cause cause = report(resource, words);
    Planned.insert(scratch, n, resource, new Decision(Step.WITHHELD, cause, null, null), 0);
  }

  private Cause report(CanonicalResource resource, String words) {
    scope
        .findings()
        .add(
            Finding.of(
                "KEY_CLASH",
                Severity.ERROR,
                Place.of(resource.row().file(), resource.row().line(), 0),
                resource.type() + ": " + words + ".",
                "Only the first is sent. Mend the key in the source or in the mapping."));
    return Cause.of("KEY_CLASH", words);
  }

  /** Two forms with one key at the receiver would be one there: only the first is sent. */
  private void stopClashes() {
    List<Long> later = new ArrayList<>();
    scratch.db.each(
        """
        SELECT p.n FROM planned p WHERE p.key_hash IS NOT NULL AND p.n >
          (SELECT min(q.n) FROM planned q WHERE q.key_hash = p.key_hash) ORDER BY p.n""",
        row -> later.add(row.getLong(1)));
    for (long n : later) {
      Cause cause = report(scratch.resource(n), "an earlier row has the same key at the receiver");
      Planned.change(scratch, n, Step.WITHHELD, cause);
    }
    pages(
        "key_hash IS NOT NULL AND step = 'CREATE'",
        planned -> {
          String id = scratch.id(planned.n());
          String key = keyHash(planned.n());
          if (!scope.ledger().findByReceiverKey(key).orElse(id).equals(id)) {
            String words = "another resource of the ledger has its key at the receiver";
            Planned.change(
                scratch, planned.n(), Step.WITHHELD, report(scratch.resource(planned.n()), words));
          }
        });
  }

  private String keyHash(long n) {
    return scratch
        .db
        .first("SELECT key_hash FROM planned WHERE n = ?", row -> row.getString(1), n)
        .orElseThrow();
  }

  /** Parks what hangs on something that will not be sent, until nothing more has to be. */
  private void park() {
    boolean[] more = {true};
    while (more[0]) {
      more[0] = false;
      pages(
          "parents <> '[]' AND step IN ('CREATE', 'UPDATE')",
          planned -> {
            for (String parent : planned.parents()) {
              if (!willStand(parent)) {
                Cause cause = new Cause("PARENT", "what it hangs on is not there", parent, null);
                Planned.change(scratch, planned.n(), Step.PARKED, cause);
                more[0] = true;
                break;
              }
            }
          });
    }
  }

  /** Whether a parent stands at the receiver, or will once the plan is carried out. */
  private boolean willStand(String parent) {
    Optional<Planned> planned = carrier(parent, 0);
    if (planned.isEmpty()) {
      // Not in this run's source: what the receiver holds since an earlier run still stands.
      return Parents.stands(scope.ledger(), parent);
    }
    return switch (planned.get().step()) {
      case CREATE, UPDATE, UNCHANGED, FOLDED -> true;
      case HELD, PARKED, NOT_CARRIED, WITHHELD, REFUSED ->
          Parents.stands(scope.ledger(), scratch.id(planned.get().n()));
      case UNKNOWN, CONFLICT, DOUBLED, LOST -> false;
    };
  }

  private Optional<Planned> carrier(String id, int depth) {
    Optional<Planned> planned =
        scratch
            .findNumber(id)
            .flatMap(n -> scratch.db.first(Planned.SELECT + "WHERE n = ?", Planned::read, n));
    if (planned.isPresent()
        && planned.get().step() == Step.FOLDED
        && planned.get().cause().other() != null
        && depth < Parents.DEPTH) {
      return carrier(planned.get().cause().other(), depth + 1);
    }
    return planned;
  }

  private void pages(String where, java.util.function.Consumer<Planned> sink) {
    PlanPages.walk(scratch, where, sink);
  }
}
