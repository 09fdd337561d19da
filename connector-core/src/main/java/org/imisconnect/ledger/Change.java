package org.imisconnect.ledger;

import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Form;
import org.jspecify.annotations.Nullable;

/**
 * One transition to be written.
 *
 * @param from the state the entry is in now; NEW for one that is not there yet
 * @param after the entry as it shall be; its time is set by the ledger
 * @param form the form to keep with it: what is sent, so that a doubtful write can be looked up and
 *     the next change compared; null to keep what is there
 * @param answer what was decided of it, to be kept with it; null for nothing new
 */
public record Change(
    ResourceState from, Entry after, @Nullable Form form, @Nullable Answer answer) {

  /** A transition that leaves the kept form alone. */
  public static Change of(Entry before, Entry after) {
    return new Change(before.state(), after, null, null);
  }

  /** A transition with the form that it sends. */
  public static Change of(Entry before, Entry after, Form form) {
    return new Change(before.state(), after, form, null);
  }
}
