package org.imisconnect.value;

import java.math.BigDecimal;

/** An exact sum of amounts as they stand in cells or JSON. Mutable; one thread, then merged. */
public final class MoneySum {
  private final ExactDecimal sum = new ExactDecimal();
  private final ExactDecimal amount = new ExactDecimal();
  private long count;

  /**
   * Adds an amount.
   *
   * @return false where the text is no decimal: nothing is added and nothing counted
   */
  public boolean add(byte[] bytes, int start, int end) {
    if (!amount.set(bytes, start, end)) {
      return false;
    }
    sum.add(amount);
    count++;
    return true;
  }

  /** Adds what another sum holds. */
  public void merge(MoneySum other) {
    sum.add(other.sum);
    count += other.count;
  }

  /** Back to 0 of 0 amounts. */
  public void clear() {
    sum.clear();
    count = 0;
  }

  /** How many amounts were added. */
  public long count() {
    return count;
  }

  /** The sum, with as many places as its most exact amount. */
  public BigDecimal total() {
    return sum.toBigDecimal();
  }

  /** Plain digits, without exponent: a total is no personal value. */
  @Override
  public String toString() {
    return sum.toString();
  }
}
