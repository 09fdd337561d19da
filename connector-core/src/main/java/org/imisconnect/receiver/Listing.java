package org.imisconnect.receiver;

/** How a list of many entries ended. */
public sealed interface Listing {
  /** Every entry was read and given on. */
  record Complete(long entries) implements Listing {}

  /**
   * Some entries were given on, some could not be read.
   *
   * @param why not personal
   */
  record Incomplete(long entries, String why) implements Listing {}
}
