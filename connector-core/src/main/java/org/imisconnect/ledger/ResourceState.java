package org.imisconnect.ledger;

/**
 * Where a resource stands with a receiver. <em>Waiting</em> is READY at the end of a run,
 * <em>unchanged</em> is ACCEPTED with the hash that is wanted; neither is a state.
 */
public enum ResourceState {
  /** Not in the ledger yet. */
  NEW,
  /** A parent is not accepted. */
  PARKED,
  /** Its day has not come. */
  HELD,
  /** The receiver cannot take it, or cannot take its change: a person does it. */
  NOT_CARRIED,
  /** Stopped by a check. */
  WITHHELD,
  /** Carried by another resource's form. */
  FOLDED,
  /** May be sent. */
  READY,
  /** Its bytes may be leaving. */
  INTENT,
  /** The receiver holds it. */
  ACCEPTED,
  /** A proven refusal: nothing was stored. */
  REFUSED,
  /** It was sent, and nobody knows what came of it. */
  UNKNOWN,
  /** The receiver holds its key with other content. */
  CONFLICT,
  /** The receiver holds its key more often than one create makes. */
  DOUBLED,
  /** Its row vanished from the source. */
  GONE,
  /** It was accepted, and the receiver lacks it. */
  LOST;

  /** Whether only a search or a person may move it on: no plan does. */
  public boolean isOpenQuestion() {
    return this == INTENT || this == UNKNOWN || this == CONFLICT || this == DOUBLED || this == LOST;
  }
}
