package org.imisconnect.exchange;

import java.util.List;
import java.util.Optional;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Capabilities.Adoption;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.ResolvedForm;

/**
 * Looks whether the receiver shows what a person says is done on its screen; until then it stays
 * where it is. One search per mark and run. One thread.
 */
final class MarkedDone {
  private final ExchangeScope scope;
  private final Scratch scratch;

  MarkedDone(ExchangeScope scope, Scratch scratch) {
    this.scope = scope;
    this.scratch = scratch;
  }

  void look() {
    scope.ledger().forEachDone(entry -> form(entry).ifPresent(form -> look(entry, form)));
  }

  /** What the source asks for now; where it is silent, what was last sent. */
  private Optional<Form> form(Entry entry) {
    Optional<Long> number = scratch.findNumber(entry.id());
    if (number.isEmpty()) {
      return scope.ledger().findForm(entry.id());
    }
    CanonicalResource resource = scratch.resource(number.get());
    Reduced reduced = scope.session().reduce(resource, scratch).result();
    return reduced instanceof Reduced.Send send ? Optional.of(send.form()) : Optional.empty();
  }

  private void look(Entry entry, Form form) {
    ResolvedForm resolved =
        new ResolvedForm(form, Parents.remoteIds(scope.ledger()::find, form.references()));
    Work.Look look = new Work.Look(new Lane(List.of()), entry, resolved, scope.clock().instant());
    TypeRule rule =
        scope
            .session()
            .capabilities()
            .findRule(form.type())
            .orElse(TypeRule.of(form.type(), Adoption.BY_REFUSAL, false));
    Resolution resolution =
        Resolution.of(
            entry,
            form,
            look.search(scope.session()),
            new Resolution.Rules(
                ExchangeSettings.ConflictPolicy.HOLD, rule.copies(), 1, false, false));
    resolution
        .after()
        .filter(after -> after.state() == ResourceState.ACCEPTED)
        .ifPresent(
            after -> {
              LedgerBuffer buffer = new LedgerBuffer(scope.ledger());
              buffer.change(entry, after, form, resolution.answer());
              buffer.flush();
            });
  }
}
