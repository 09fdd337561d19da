package org.imisconnect.receiver.openimis.answer;

import java.util.Map;

/** What openIMIS's numbers of reasons mean for the line of a claim. */
public final class RejectionWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("-2", "rejected by the automatic evaluation"),
          Map.entry("-1", "rejected by the medical officer"),
          Map.entry("1", "item or service is not valid"),
          Map.entry("2", "not in the price list of the facility"),
          Map.entry("3", "no product covers it for this person on this day"),
          Map.entry("4", "not for this sex or age"),
          Map.entry("5", "given again too soon"),
          Map.entry("6", "claimed twice"),
          Map.entry("7", "the person is not covered on this day"),
          Map.entry("8", "the diagnosis is not known"),
          Map.entry("9", "the day of the visit cannot be used"),
          Map.entry("10", "in-patient and out-patient care do not fit"),
          Map.entry("11", "more hospital stays than the product allows"),
          Map.entry("12", "more visits than the product allows"),
          Map.entry("13", "more consultations than the product allows"),
          Map.entry("14", "more operations than the product allows"),
          Map.entry("15", "more deliveries than the product allows"),
          Map.entry("16", "more than the allowed quantity"),
          Map.entry("17", "the waiting period is not over"),
          Map.entry("19", "more antenatal visits than the product allows"),
          Map.entry("20", "the claim is not valid"),
          Map.entry("21", "there is no cover"));

  private RejectionWords() {}

  /** The words of a number; empty for one that is not known. */
  public static String of(String reason) {
    return WORDS.getOrDefault(reason, "");
  }
}
