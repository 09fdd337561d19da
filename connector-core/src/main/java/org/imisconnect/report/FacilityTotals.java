package org.imisconnect.report;

import java.math.BigDecimal;

/** Claims of one facility. One thread. */
final class FacilityTotals {
  long claims;
  long accepted;
  long troubled;
  BigDecimal amount = BigDecimal.ZERO;
  BigDecimal troubledAmount = BigDecimal.ZERO;

  void add(Fate fate, BigDecimal money) {
    claims++;
    amount = amount.add(money);
    if (fate == Fate.ACCEPTED) {
      accepted++;
    }
    if (fate.tone() == Fate.Tone.BAD || fate.tone() == Fate.Tone.ATTENTION) {
      troubled++;
      troubledAmount = troubledAmount.add(money);
    }
  }
}
