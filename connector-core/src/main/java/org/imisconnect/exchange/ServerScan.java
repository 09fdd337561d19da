package org.imisconnect.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.FormText;
import org.imisconnect.ledger.Owner;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.StateTotal;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;

/**
 * Compares what the receiver holds with what it has accepted: what it lacks is LOST, and a person
 * decides. Lists each type once, then searches only for what the list lacks. One thread.
 */
public final class ServerScan {
  private final ExchangeScope scope;
  private final Path scratchFile;

  /**
   * Prepares a scan.
   *
   * @param scratchFile a file that is written anew, and removed at the end
   */
  public ServerScan(ExchangeScope scope, Path scratchFile) {
    this.scope = scope;
    this.scratchFile = scratchFile;
  }

  /**
   * Scans all types that the receiver takes.
   *
   * @return number of lost resources by type; a type whose list could not be read is not in it
   */
  public Map<String, Long> scan(Owner owner, Owner.Liveness liveness) throws IOException {
    scope.ledger().begin(owner, liveness);
    Map<String, Long> lost = new TreeMap<>();
    try (Scratch scratch = Scratch.create(scratchFile)) {
      // A receiver may take a hundred types: only those that were sent are listed.
      Set<String> sent =
          scope.ledger().totals().stream().map(StateTotal::type).collect(Collectors.toSet());
      for (TypeRule rule : scope.session().capabilities().types()) {
        if (sent.contains(rule.type()) && list(scratch, rule.type())) {
          lost.put(rule.type(), compare(scratch, rule.type()));
        }
      }
    } finally {
      scope.ledger().end();
    }
    return lost;
  }

  private boolean list(Scratch scratch, String type) {
    Listing listing =
        scope
            .session()
            .list(
                type,
                stored -> scratch.addStored(stored, FormText.keyHash(stored.type(), stored.key())));
    scratch.db.script("CREATE INDEX IF NOT EXISTS stored_key ON stored (key_hash)");
    if (listing instanceof Listing.Incomplete incomplete) {
      scope
          .findings()
          .add(
              Finding.of(
                  "SCAN_INCOMPLETE",
                  Severity.WARNING,
                  Place.of(type),
                  "the receiver's list could not be read to its end (" + incomplete.why() + ").",
                  "Nothing of this type is taken as lost. Run `imisconnect doctor`."));
      return false;
    }
    return true;
  }

  private long compare(Scratch scratch, String type) {
    long[] lost = {0};
    // What is lost already comes first: the other walk adds to it.
    for (ResourceState state : List.of(ResourceState.LOST, ResourceState.ACCEPTED)) {
      scope
          .ledger()
          .forEach(
              EnumSet.of(state),
              entry -> {
                String key = entry.hashes().key();
                if (key != null && entry.type().equals(type)) {
                  boolean there = scratch.isStored(key) || !isAbsent(entry);
                  lost[0] += there ? 0 : 1;
                  note(entry, there ? ResourceState.ACCEPTED : ResourceState.LOST);
                }
              });
    }
    return lost[0];
  }

  /** A list may be read while it changes: only a complete search proves absence. */
  private boolean isAbsent(Entry entry) {
    Form form = scope.ledger().findForm(entry.id()).orElse(null);
    if (form == null) {
      return true;
    }
    ResolvedForm resolved =
        new ResolvedForm(form, Parents.remoteIds(scope.ledger()::find, form.references()));
    return scope.session().find(resolved, null) instanceof Search.Complete complete
        && complete.matches().isEmpty();
  }

  private void note(Entry entry, ResourceState state) {
    if (entry.state() != state) {
      Cause cause =
          state == ResourceState.LOST
              ? Cause.of("LOST", "the receiver lacks what it had accepted")
              : Cause.of("FOUND", "the receiver has it");
      LedgerBuffer buffer = new LedgerBuffer(scope.ledger());
      buffer.change(entry, entry.moved(state, cause));
      buffer.flush();
    }
  }
}
