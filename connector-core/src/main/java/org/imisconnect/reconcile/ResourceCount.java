package org.imisconnect.reconcile;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.ResourceState;

/** Counts the resources of one type by their state in the ledger. One thread. */
final class ResourceCount {
  private final String type;
  private final Instant pushBegan;
  private final Map<ResourceState, Long> byState = new EnumMap<>(ResourceState.class);
  private long made;
  private long unchanged;
  private long unplanned;

  /**
   * @param pushBegan what was accepted before is unchanged
   */
  ResourceCount(String type, Instant pushBegan) {
    this.type = type;
    this.pushBegan = pushBegan;
  }

  void add(Optional<Entry> found) {
    made++;
    if (found.isEmpty()) {
      unplanned++;
      return;
    }
    Entry entry = found.get();
    Instant sent = entry.attempt().sentAt();
    boolean before = (sent == null ? entry.changedAt() : sent).isBefore(pushBegan);
    if (entry.state() == ResourceState.ACCEPTED && before) {
      unchanged++;
    } else {
      byState.merge(entry.state(), 1L, Long::sum);
    }
  }

  ResourceTerms terms() {
    return new ResourceTerms(
        type,
        made,
        of(ResourceState.FOLDED),
        of(ResourceState.WITHHELD),
        unchanged,
        of(ResourceState.PARKED),
        of(ResourceState.HELD),
        of(ResourceState.NOT_CARRIED),
        of(ResourceState.READY),
        of(ResourceState.ACCEPTED, ResourceState.LOST),
        of(ResourceState.REFUSED),
        of(
            ResourceState.UNKNOWN,
            ResourceState.INTENT,
            ResourceState.CONFLICT,
            ResourceState.DOUBLED),
        unplanned);
  }

  private long of(ResourceState... states) {
    long sum = 0;
    for (ResourceState state : states) {
      sum += byState.getOrDefault(state, 0L);
    }
    return sum;
  }
}
