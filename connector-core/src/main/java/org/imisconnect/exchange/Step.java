package org.imisconnect.exchange;

/** What a plan will do with one resource. */
public enum Step {
  CREATE,
  UPDATE,
  UNCHANGED,
  HELD,
  PARKED,
  NOT_CARRIED,
  WITHHELD,
  FOLDED,
  /** Refused before in this very form. */
  REFUSED,
  /** Sent before, outcome unknown: looked up first. */
  UNKNOWN,
  CONFLICT,
  DOUBLED,
  LOST;

  /** Whether it is sent. */
  public boolean isSent() {
    return this == CREATE || this == UPDATE;
  }
}
