package org.imisconnect.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactDecimalTest {
  private static final long SEED = 20261124;

  private static ExactDecimal of(String text) {
    byte[] bytes = ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
    ExactDecimal decimal = new ExactDecimal();
    assertThat(decimal.set(bytes, 1, bytes.length - 1)).as(text).isTrue();
    return decimal;
  }

  /** Any number of up to 40 digits and 25 places, more often a short one. */
  private static BigDecimal random(Random random) {
    int bits = 1 + random.nextInt(random.nextInt(4) == 0 ? 130 : 62);
    BigInteger digits = new BigInteger(bits, random);
    int scale = random.nextInt(random.nextInt(4) == 0 ? 26 : 4);
    return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale);
  }

  @Test
  void it_calculates_as_big_decimals_do() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 200_000; i++) {
      BigDecimal a = random(random);
      BigDecimal b = random(random);
      ExactDecimal sum = of(a.toPlainString());
      ExactDecimal other = of(b.toPlainString());
      assertThat(Integer.signum(sum.compareTo(other))).isEqualTo(a.compareTo(b));
      sum.add(other);
      check(sum, a.add(b));
      sum.subtract(other);
      assertThat(sum.toBigDecimal()).isEqualByComparingTo(a);
      ExactDecimal product = of(a.toPlainString());
      product.multiply(other);
      check(product, a.multiply(b));
    }
  }

  private static void check(ExactDecimal ours, BigDecimal exact) {
    Output out = new Output(4);
    ours.write(out);
    String written = new String(out.bytes, 0, out.size, StandardCharsets.US_ASCII);
    assertThat(written).isEqualTo(exact.toPlainString());
    assertThat(ours).hasToString(exact.toPlainString());
  }

  @Test
  void numbers_are_equal_by_value() {
    assertThat(of("1.50")).isEqualTo(of("1.5")).hasSameHashCodeAs(of("1.5"));
    assertThat(of("1.50")).isNotEqualTo(of("1.51"));
    assertThat(of("-0.00")).isEqualTo(of("0"));
    assertThat(of("໑.໕")).isEqualTo(of("1.5"));
    assertThat(of(" .5 ")).hasToString("0.5");
  }

  @Test
  void what_is_no_number_is_zero_and_said() {
    ExactDecimal decimal = of("5");
    for (String text : new String[] {"", "-", ".", "1e5", "1,5", "abc", "--1", "1-"}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(decimal.set(bytes, 0, bytes.length)).as(text).isFalse();
      assertThat(decimal).hasToString("0");
    }
  }

  @Test
  void a_sum_of_money_is_exact_merges_and_never_overflows() {
    MoneySum left = new MoneySum();
    MoneySum right = new MoneySum();
    BigDecimal expected = BigDecimal.ZERO;
    Random random = new Random(SEED);
    for (int i = 0; i < 50_000; i++) {
      BigDecimal amount = random(random);
      byte[] bytes = amount.toPlainString().getBytes(StandardCharsets.US_ASCII);
      assertThat((i % 2 == 0 ? left : right).add(bytes, 0, bytes.length)).isTrue();
      expected = expected.add(amount);
    }
    byte[] wrong = {'x'};
    assertThat(left.add(wrong, 0, 1)).isFalse();
    left.merge(right);
    assertThat(left.total()).isEqualByComparingTo(expected);
    assertThat(left.count()).isEqualTo(50_000);
    left.clear();
    assertThat(left).hasToString("0");
    assertThat(left.count()).isZero();
  }

  @Test
  void a_sum_stays_exact_where_a_long_ends() {
    MoneySum sum = new MoneySum();
    byte[] amount = "999999999999999999".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 20; i++) {
      sum.add(amount, 0, amount.length);
    }
    assertThat(sum).hasToString("19999999999999999980");
  }
}
