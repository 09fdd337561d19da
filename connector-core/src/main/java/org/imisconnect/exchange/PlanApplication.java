package org.imisconnect.exchange;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.Transition;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Form;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan into the ledger: what will be sent is READY, or PARKED while a parent does not
 * stand. What did not change is not written. One thread.
 */
final class PlanApplication {
  private static final int COMMIT = 500;

  private final ExchangeScope scope;
  private final Scratch scratch;
  private final LedgerBuffer buffer;

  PlanApplication(ExchangeScope scope, Scratch scratch) {
    this.scope = scope;
    this.scratch = scratch;
    this.buffer = new LedgerBuffer(scope.ledger());
  }

  void apply() {
    PlanPages.walk(
        scratch,
        "step NOT IN ('REFUSED', 'UNKNOWN', 'CONFLICT', 'DOUBLED', 'LOST')",
        planned -> {
          apply(planned);
          if (buffer.size() >= COMMIT) {
            buffer.flush();
          }
        });
    buffer.flush();
  }

  /** What was parked for a parent that stands by now is READY: it waits, and nothing stops it. */
  void unpark() {
    scope
        .ledger()
        .forEach(
            EnumSet.of(ResourceState.PARKED),
            entry ->
                scratch
                    .findNumber(entry.id())
                    .flatMap(
                        n -> scratch.db.first(Planned.SELECT + "WHERE n = ?", Planned::read, n))
                    .filter(planned -> planned.step().isSent())
                    .filter(planned -> Parents.missing(buffer::find, planned.parents()) == null)
                    .ifPresent(
                        planned ->
                            buffer.change(entry, entry.moved(ResourceState.READY, Cause.NONE))));
    buffer.flush();
  }

  private void apply(Planned planned) {
    if (planned.cause().code().equals("KEY_CLASH") && isSecondOfOneId(planned)) {
      return;
    }
    String id = scratch.id(planned.n());
    Optional<Entry> known = scope.ledger().find(id);
    if (planned.step() == Step.UNCHANGED && known.filter(e -> isSettled(e, planned)).isPresent()) {
      return;
    }
    CanonicalResource resource = scratch.resource(planned.n());
    Entry before =
        known.orElseGet(
            () ->
                Entry.create(
                    id, resource.type(), resource.key(), resource.row(), scope.clock().instant()));
    Cause cause = cause(planned);
    ResourceState state = state(planned, cause);
    Entry after =
        before
            .moved(state, cause)
            .withHashes(before.hashes().withWanted(planned.hash()))
            .withSource(
                resource.row(),
                scope.mapping(),
                planned.amount() == null ? before.amount() : planned.amount());
    boolean changed = before.state() != state || !isSame(before, after);
    if (changed) {
      buffer.change(before, after);
    }
    if (state == ResourceState.NOT_CARRIED && known.isPresent()) {
      keepWish(resource, changed);
    }
  }

  /** Whoever does it by hand must see what, long after this run. */
  private void keepWish(CanonicalResource resource, boolean changed) {
    if (changed || scope.ledger().findWanted(resource.id()).isEmpty()) {
      Form form = Exchange.form(scope.session().reduce(resource, scratch).result());
      if (form != null) {
        scope.ledger().writeWanted(resource.id(), form);
      }
    }
  }

  /** The second of two rows with one id has no entry of its own. */
  private boolean isSecondOfOneId(Planned planned) {
    return scratch.findNumber(scratch.id(planned.n())).orElse(planned.n()) != planned.n();
  }

  private static boolean isSettled(Entry entry, Planned planned) {
    return entry.state() == ResourceState.ACCEPTED
        && (planned.hash() == null || planned.hash().equals(entry.hashes().wanted()));
  }

  /** A remark is written only when it says something new: the line of a row alone is not. */
  private static boolean isSame(Entry before, Entry after) {
    return before.cause().equals(after.cause())
        && Objects.equals(before.hashes().wanted(), after.hashes().wanted());
  }

  private Cause cause(Planned planned) {
    if (!planned.step().isSent()) {
      return planned.cause();
    }
    String missing = Parents.missing(buffer::find, planned.parents());
    return missing == null ? Cause.NONE : waiting(missing);
  }

  static Cause waiting(@Nullable String parent) {
    return new Cause("PARENT", "what it hangs on is not accepted yet", parent, null);
  }

  private static ResourceState state(Planned planned, Cause cause) {
    return switch (planned.step()) {
      case CREATE, UPDATE -> cause.other() == null ? ResourceState.READY : ResourceState.PARKED;
      case UNCHANGED -> ResourceState.ACCEPTED;
      case HELD -> ResourceState.HELD;
      case PARKED -> ResourceState.PARKED;
      case NOT_CARRIED -> ResourceState.NOT_CARRIED;
      case WITHHELD -> ResourceState.WITHHELD;
      case FOLDED -> ResourceState.FOLDED;
      case REFUSED, UNKNOWN, CONFLICT, DOUBLED, LOST ->
          throw new IllegalStateException("a plan does not lead to " + planned.step());
    };
  }

  /** Rows that vanished, by type; of a type without any row at all nothing is said to be gone. */
  Map<String, Long> gone(boolean write) {
    Map<String, Long> gone = new TreeMap<>();
    for (ResourceState state : EnumSet.allOf(ResourceState.class)) {
      if (state != ResourceState.GONE && Transition.isLegal(state, ResourceState.GONE)) {
        scope.ledger().forEach(EnumSet.of(state), entry -> gone(entry, write, gone));
      }
    }
    buffer.flush();
    return gone;
  }

  private void gone(Entry entry, boolean write, Map<String, Long> gone) {
    boolean vanished =
        scope.settings().snapshotTypes().contains(entry.type())
            && scratch.findNumber(entry.id()).isEmpty();
    if (!vanished) {
      return;
    }
    if (!scratch.hasType(entry.type())) {
      if (gone.putIfAbsent(entry.type(), 0L) == null && !write) {
        scope.findings().add(empty(entry.type()));
      }
      return;
    }
    gone.merge(entry.type(), 1L, Long::sum);
    if (write) {
      Cause cause = Cause.of("ROW_GONE", "its row is not in the source any more");
      buffer.change(entry, entry.moved(ResourceState.GONE, cause));
      if (buffer.size() >= COMMIT) {
        buffer.flush();
      }
    }
  }

  private static Finding empty(String type) {
    return Finding.of(
        "SOURCE_EMPTY",
        Severity.WARNING,
        Place.of(type + ".ndjson"),
        "no " + type + " at all, though the ledger knows some: nothing is taken as gone.",
        "See whether the export was complete.");
  }
}
