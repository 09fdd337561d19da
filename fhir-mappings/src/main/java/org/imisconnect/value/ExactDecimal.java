package org.imisconnect.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.imisconnect.value.internal.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal that is read from bytes and calculated in place: a {@code long} at a scale, and
 * a BigDecimal only where that overflows. Reads what the function {@code decimal} reads. Mutable
 * and reused; one thread.
 */
public final class ExactDecimal implements Comparable<ExactDecimal> {
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  /** Marks an overflow: no amount held as a long is this small. */
  private static final long OVERFLOW = Long.MIN_VALUE;

  private long unscaled;
  private int scale;
  private @Nullable BigDecimal big;

  /** Sets it to 0. */
  public void clear() {
    unscaled = 0;
    scale = 0;
    big = null;
  }

  /**
   * Reads a decimal.
   *
   * @return false where the text is none; then it is 0
   */
  public boolean set(byte[] bytes, int start, int end) {
    clear();
    if (end - start <= 19 && plain(bytes, start, end)) {
      return true;
    }
    byte[] text = new byte[end - start + 2];
    int length = Numbers.decimal(bytes, start, end, text, 0);
    if (length < 0) {
      clear();
      return false;
    }
    set(new BigDecimal(new String(text, 0, length, StandardCharsets.US_ASCII)));
    return true;
  }

  /** Sets it to a number. */
  public void set(BigDecimal number) {
    big = number;
    scale = number.scale();
    unscaled = 0;
    if (number.precision() <= 18 && scale >= 0 && scale <= 18) {
      unscaled = number.unscaledValue().longValue();
      big = null;
    }
  }

  /** Reads up to 18 ASCII digits with at most one point among them and no blanks around. */
  private boolean plain(byte[] bytes, int start, int end) {
    boolean minus = start < end && bytes[start] == '-';
    int first = minus ? start + 1 : start;
    int point = -1;
    long number = 0;
    for (int i = first; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit;
      } else if (bytes[i] == '.' && point < 0) {
        point = i;
      } else {
        return false;
      }
    }
    int digits = end - first - (point < 0 ? 0 : 1);
    if (digits < 1 || digits > 18 || point == end - 1) {
      return false;
    }
    unscaled = minus ? -number : number;
    scale = point < 0 ? 0 : end - 1 - point;
    return true;
  }

  /** Adds a number. */
  public void add(ExactDecimal other) {
    add(other, 1);
  }

  /** Takes a number away. */
  public void subtract(ExactDecimal other) {
    add(other, -1);
  }

  private void add(ExactDecimal other, int sign) {
    if (big == null && other.big == null) {
      int common = Math.max(scale, other.scale);
      long mine = rescale(unscaled, common - scale);
      long theirs = rescale(other.unscaled * sign, common - other.scale);
      long sum = mine + theirs;
      boolean overflow = ((mine ^ sum) & (theirs ^ sum)) < 0;
      if (mine != OVERFLOW && theirs != OVERFLOW && !overflow && sum != OVERFLOW) {
        unscaled = sum;
        scale = common;
        return;
      }
    }
    BigDecimal addend = other.toBigDecimal();
    set(sign > 0 ? toBigDecimal().add(addend) : toBigDecimal().subtract(addend));
  }

  private static long rescale(long number, int places) {
    if (places == 0) {
      return number;
    }
    long factor = POWERS[places];
    boolean fits = Math.abs(number) <= Long.MAX_VALUE / factor;
    return fits ? number * factor : OVERFLOW;
  }

  /** Multiplies; the places behind the point add up. */
  public void multiply(ExactDecimal other) {
    if (big == null && other.big == null && scale + other.scale <= 18) {
      long high = Math.multiplyHigh(unscaled, other.unscaled);
      long low = unscaled * other.unscaled;
      if (high == low >> 63 && low != OVERFLOW) {
        unscaled = low;
        scale += other.scale;
        return;
      }
    }
    set(toBigDecimal().multiply(other.toBigDecimal()));
  }

  /** The value; its places behind the point are kept. */
  public BigDecimal toBigDecimal() {
    return big != null ? big : BigDecimal.valueOf(unscaled, scale);
  }

  /** Compares values: 1.50 and 1.5 are equal here. */
  @Override
  public int compareTo(ExactDecimal other) {
    if (big == null && other.big == null && scale == other.scale) {
      return Long.compare(unscaled, other.unscaled);
    }
    return toBigDecimal().compareTo(other.toBigDecimal());
  }

  /** Equal values are equal objects, whatever the zeros behind. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExactDecimal decimal && compareTo(decimal) == 0;
  }

  @Override
  public int hashCode() {
    return toBigDecimal().stripTrailingZeros().hashCode();
  }

  /** Appends it without exponent, its places behind the point kept. */
  public void write(Output out) {
    if (big != null) {
      out.writeAscii(big.toPlainString());
      return;
    }
    if (unscaled < 0) {
      out.write((byte) '-');
    }
    long number = Math.abs(unscaled);
    for (int place = Math.max(scale, digits(number) - 1); place >= 0; place--) {
      out.write((byte) ('0' + number / POWERS[place] % 10));
      if (place == scale && place > 0) {
        out.write((byte) '.');
      }
    }
  }

  private static int digits(long number) {
    int digits = 1;
    while (digits < 19 && number >= POWERS[digits]) {
      digits++;
    }
    return digits;
  }

  /** Plain digits, without exponent. */
  @Override
  public String toString() {
    return toBigDecimal().toPlainString();
  }
}
