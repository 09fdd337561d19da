package org.imisconnect.reconcile;

/**
 * Resources of one type: {@code made = folded + withheld + unchanged + parked + held + not carried
 * + waiting + sent}, and {@code sent = accepted + refused + unknown}.
 *
 * @param type canonical type
 * @param made resources in the NDJSON
 * @param folded carried by another resource's request, or written by the receiver only
 * @param withheld stopped by a check
 * @param unchanged accepted before the last push, and the same since
 * @param parked a parent is not accepted
 * @param held their day has not come
 * @param notCarried the receiver cannot take them, or their change
 * @param waiting may be sent, and were not yet
 * @param accepted accepted in the last push; those that the server lost since included
 * @param refused nothing was stored
 * @param unknown sent, and nobody knows what came of it; conflicts and doubles included
 * @param unplanned made, and the ledger knows nothing of them: no push since the mapping
 */
public record ResourceTerms(
    String type,
    long made,
    long folded,
    long withheld,
    long unchanged,
    long parked,
    long held,
    long notCarried,
    long waiting,
    long accepted,
    long refused,
    long unknown,
    long unplanned) {

  /** Accepted, refused and unknown. */
  public long sent() {
    return accepted + refused + unknown;
  }

  /** Whether the terms add up. */
  public boolean closes() {
    return unplanned == 0
        && made == folded + withheld + unchanged + parked + held + notCarried + waiting + sent();
  }
}
