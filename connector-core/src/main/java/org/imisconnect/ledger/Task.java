package org.imisconnect.ledger;

/** Something that only a person can do. */
public record Task(Entry entry, Kind kind) {
  /** What it is. */
  public enum Kind {
    /** The receiver takes neither this resource nor this change. */
    NOT_CARRIED,
    /** The receiver has other content. */
    CONFLICT,
    /** The receiver has it more than once. */
    DOUBLED,
    /** The receiver lacks what it had accepted. */
    LOST,
    /** The claim was decided rejected: its code is spent. */
    CLAIM_REJECTED
  }
}
