package org.imisconnect.receiver.openimis.protocol;

/**
 * What a failed write proves.
 *
 * @param meaning whether something may be stored
 * @param code reason for letters and reports, UPPER_SNAKE
 * @param words plain and not personal
 */
public record WriteVerdict(Meaning meaning, String code, String words) {
  /** What is known about the store. */
  public enum Meaning {
    /** Nothing was stored, and sending the same again will not help. */
    REFUSED,
    /** The server says that it has the key: look it up. */
    EXISTS,
    /** It may be stored. */
    UNKNOWN
  }
}
