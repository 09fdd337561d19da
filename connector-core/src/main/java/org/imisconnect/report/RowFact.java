package org.imisconnect.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a row that has a finding.
 *
 * @param fate what came of it
 * @param cause code of why; empty for none
 * @param amount money of the claim that it is of; null for none
 * @param facility business key; null for none
 */
record RowFact(Fate fate, String cause, @Nullable BigDecimal amount, @Nullable String facility) {

  RowFact worse(RowFact other) {
    return fate.worse(other.fate) == fate ? this : other;
  }
}
