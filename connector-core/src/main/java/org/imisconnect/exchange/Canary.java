package org.imisconnect.exchange;

/**
 * The first claims go ahead of the others, and every claim counts: above the limit of refused or
 * rejected ones the run stops, as a claim's code is spent once. One thread.
 */
final class Canary {
  private final int size;
  private final double limit;
  private long sent;
  private long judged;
  private long bad;

  Canary(int size, double limit) {
    this.size = size;
    this.limit = limit;
  }

  /** Whether another may leave now: not while the first ones have no answer. */
  boolean mayLeave() {
    return !isStopped() && (sent < size || judged >= size);
  }

  void left() {
    sent++;
  }

  /** One that left did not arrive: it does not count. */
  void cameBack() {
    sent--;
  }

  /** One that left has an outcome, even if it is unknown. */
  void judge(boolean refusedOrRejected) {
    judged++;
    bad += refusedOrRejected ? 1 : 0;
  }

  /** Whether too many were bad; never before the first ones all have an answer. */
  boolean isStopped() {
    return judged >= size && bad > limit * judged;
  }

  long bad() {
    return bad;
  }

  long judged() {
    return judged;
  }
}
