package org.imisconnect.ledger;

import static org.imisconnect.ledger.ResourceState.ACCEPTED;
import static org.imisconnect.ledger.ResourceState.CONFLICT;
import static org.imisconnect.ledger.ResourceState.DOUBLED;
import static org.imisconnect.ledger.ResourceState.FOLDED;
import static org.imisconnect.ledger.ResourceState.GONE;
import static org.imisconnect.ledger.ResourceState.HELD;
import static org.imisconnect.ledger.ResourceState.INTENT;
import static org.imisconnect.ledger.ResourceState.LOST;
import static org.imisconnect.ledger.ResourceState.NEW;
import static org.imisconnect.ledger.ResourceState.NOT_CARRIED;
import static org.imisconnect.ledger.ResourceState.PARKED;
import static org.imisconnect.ledger.ResourceState.READY;
import static org.imisconnect.ledger.ResourceState.REFUSED;
import static org.imisconnect.ledger.ResourceState.UNKNOWN;
import static org.imisconnect.ledger.ResourceState.WITHHELD;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The table of legal transitions. A ledger refuses every other one: a bug, never a state of the
 * world. From and to the same state is a remark (a new reason, a decision read), legal but for
 * INTENT: what may be leaving is never intended again.
 */
public final class Transition {
  private static final Map<ResourceState, Set<ResourceState>> LEGAL =
      new EnumMap<>(ResourceState.class);

  static {
    Set<ResourceState> planned = EnumSet.of(PARKED, HELD, NOT_CARRIED, WITHHELD, FOLDED, READY);
    legal(NEW, planned);
    for (ResourceState state : EnumSet.of(PARKED, HELD, NOT_CARRIED, WITHHELD, FOLDED, GONE)) {
      legal(state, planned);
      // The change was taken back, or a person made it on the screen and the receiver shows it.
      legal(state, EnumSet.of(ACCEPTED, GONE));
    }
    legal(READY, planned);
    // CONFLICT, DOUBLED and ACCEPTED straight from READY: first contact found it there.
    legal(READY, EnumSet.of(INTENT, ACCEPTED, CONFLICT, DOUBLED, GONE));
    // CONFLICT straight from INTENT: an update found what somebody else had written.
    legal(INTENT, EnumSet.of(ACCEPTED, REFUSED, UNKNOWN, READY, CONFLICT));
    legal(UNKNOWN, EnumSet.of(UNKNOWN, ACCEPTED, CONFLICT, DOUBLED, READY, LOST));
    legal(ACCEPTED, planned);
    legal(ACCEPTED, EnumSet.of(ACCEPTED, GONE, LOST));
    legal(REFUSED, planned);
    legal(REFUSED, EnumSet.of(REFUSED, GONE));
    legal(CONFLICT, EnumSet.of(CONFLICT, ACCEPTED, READY));
    legal(DOUBLED, EnumSet.of(DOUBLED, ACCEPTED));
    legal(LOST, EnumSet.of(LOST, ACCEPTED, READY, GONE));
  }

  private Transition() {}

  private static void legal(ResourceState from, Set<ResourceState> to) {
    LEGAL.computeIfAbsent(from, f -> EnumSet.noneOf(ResourceState.class)).addAll(to);
  }

  /** Whether a resource may go from one state to another. */
  public static boolean isLegal(ResourceState from, ResourceState to) {
    return LEGAL.getOrDefault(from, Set.of()).contains(to);
  }

  /**
   * Passes a legal transition.
   *
   * @throws IllegalStateException for every other
   */
  public static void require(ResourceState from, ResourceState to) {
    if (!isLegal(from, to)) {
      throw new IllegalStateException("the ledger knows no way from " + from + " to " + to);
    }
  }
}
