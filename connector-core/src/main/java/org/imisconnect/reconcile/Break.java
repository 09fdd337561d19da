package org.imisconnect.reconcile;

/**
 * One place where the proof does not hold.
 *
 * @param kind what is wrong: ROW_MISSING, ROW_NEW, RESOURCE_MISSING, RESOURCE_ALTERED, …
 * @param subject record or type
 * @param key the business key of a claim or contract; empty for persons
 * @param place {@code file:line} of the source row
 * @param amount the money at stake: plain digits, or {@code column digits, …} for a row with
 *     several amounts; empty where there is none
 * @param message words for people
 */
public record Break(
    String kind, String subject, String key, String place, String amount, String message) {

  /** The same with the money at stake. */
  Break withAmount(String money) {
    return new Break(kind, subject, key, place, money, message);
  }
}
