package org.imisconnect.reconcile;

import java.util.List;
import java.util.Map;

/**
 * The part of the proof that the ledger and the server give.
 *
 * @param resources one for each canonical type that was made
 * @param accepted one for each type and currency that the server takes; empty where the server was
 *     not asked
 * @param decisions accepted claims by what was decided of them: accepted, partly, rejected, open
 * @param breaks where it does not hold
 */
public record ExchangeProof(
    List<ResourceTerms> resources,
    List<AcceptedTerms> accepted,
    Map<String, Long> decisions,
    List<Break> breaks) {
  public ExchangeProof {
    resources = List.copyOf(resources);
    accepted = List.copyOf(accepted);
    breaks = List.copyOf(breaks);
  }

  /** Whether everything adds up. */
  public boolean closes() {
    return breaks.isEmpty()
        && resources.stream().allMatch(ResourceTerms::closes)
        && accepted.stream().allMatch(AcceptedTerms::closes);
  }
}
