package org.imisconnect.exchange;

import java.util.List;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.CanonicalResource;
import org.jspecify.annotations.Nullable;

/**
 * One resource of a plan, to be shown.
 *
 * @param amount money; null where the type has none
 * @param differences from what was last sent; empty where nothing was, or it was not kept
 */
public record PlannedResource(
    CanonicalResource resource,
    Step step,
    Cause cause,
    @Nullable Amount amount,
    List<FormDifference> differences) {
  public PlannedResource {
    differences = List.copyOf(differences);
  }
}
