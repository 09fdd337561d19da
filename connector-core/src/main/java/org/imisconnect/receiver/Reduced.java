package org.imisconnect.receiver;

import java.time.LocalDate;

/** What a receiver makes of one canonical resource. Codes are UPPER_SNAKE, words not personal. */
public sealed interface Reduced {
  /** It is sent as this form. */
  record Send(Form form) implements Reduced {}

  /**
   * It is sent as this form, but not before a day.
   *
   * @param until first day, in the receiver's zone, on which it may be sent
   */
  record Held(Form form, LocalDate until) implements Reduced {}

  /**
   * Another resource's form carries it (a group by its head), or the receiver writes it by itself.
   * When the other is accepted, its {@link Outcome.Accepted#folded()} may give this one a remote
   * id.
   *
   * @param into canonical id of the carrier; empty when only the receiver writes it
   */
  record Folded(String into) implements Reduced {}

  /** A check stopped it: known to be refused or rejected, or a code without a crosswalk. */
  record Withheld(String code, String words) implements Reduced {}

  /** The receiver cannot take it at all: a person does it on the screen. */
  record NotCarried(String code, String words) implements Reduced {}
}
