package org.imisconnect.exchange;

/**
 * What a push came to.
 *
 * @param sent writes that left, tries again included
 * @param accepted resources accepted by this push, those that were found there included
 * @param refused resources refused by this push
 * @param unknown resources whose outcome is unknown at its end
 * @param waiting resources that are READY at its end
 * @param words why it stopped, for people; empty when it is done
 */
public record PushResult(
    Stop stop,
    Plan plan,
    long sent,
    long accepted,
    long refused,
    long unknown,
    long waiting,
    String words) {

  /** Why a push ended. */
  public enum Stop {
    DONE,
    /** Too many claims refused or rejected. */
    CANARY,
    /** Too much would be changed: nothing was sent. */
    UPDATE_LIMIT,
    /** Too many outcomes in a row stayed unknown. */
    DOUBT_LIMIT,
    /** Too often nothing could be sent. */
    RETRY_LIMIT,
    /** The hours are over. */
    WINDOW_CLOSED,
    /** Somebody asked. */
    ASKED
  }
}
