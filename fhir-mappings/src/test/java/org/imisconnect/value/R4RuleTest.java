package org.imisconnect.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imisconnect.value.internal.Currencies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class R4RuleTest {
  private static final String[] URIS = {"http://a.b/c", "urn:x", "a%20b", "ไทย", "#contained"};
  private static final String[] NO_URIS = {"", "http://a b", " http://a", "a\u00a0b", "a\n"};
  private static final String[] TEXTS = {"x", " x ", "ສົມ\u200bມຸດ", "a\tb\nc", "\ud83d\ude00"};
  private static final String[] NO_TEXTS = {"", " ", "\t\r\n", "\u00a0"};

  /** Values that keep a rule. */
  static String[] good(R4Rule rule) {
    return switch (rule) {
      case BASE64_BINARY -> new String[] {"QQ==", "QUI=", "QUJD", "QU\nJD QUJD", "+/09"};
      case BOOLEAN -> new String[] {"true", "false"};
      case CANONICAL, URI, URL -> URIS;
      case CODE -> new String[] {"a", "a b", "a b c", "J02.9", "ก ข"};
      case CURRENCY -> new String[] {"LAK", "THB", "EUR", "AED", "ZWL", "XAF", "SLE", "MRU"};
      case DATE -> new String[] {"2024", "2024-02", "2024-02-29", "0001", "1900-12-31"};
      case DATE_TIME ->
          new String[] {
            "2024",
            "2024-02",
            "2024-02-29",
            "2024-02-29T23:59:59Z",
            "2024-02-29T23:59:60.123+14:00",
            "2024-02-29T00:00:00-00:30"
          };
      case DECIMAL -> new String[] {"0", "-0", "0.00", "10.50", "-1.5", "1e5", "1.0E-7", "123456"};
      case ID -> new String[] {"a", "A.b-9", "0123456789".repeat(6) + "0123"};
      case INSTANT -> new String[] {"2024-02-29T23:59:59Z", "2024-02-29T23:59:59.5+07:00"};
      case INTEGER -> new String[] {"0", "7", "-7", "2147483647", "-2147483648"};
      case LANGUAGE ->
          new String[] {
            "lo",
            "lo-LA",
            "zh-Hant-TW",
            "en-US-x-twain",
            "sl-rozaj-biske",
            "es-419",
            "de-1996",
            "zh-cmn-Hans-CN",
            "en-a-bbb-x-a",
            "x-whatever",
            "de-DE-u-co-phonebk",
            "cel"
          };
      case MARKDOWN, STRING -> TEXTS;
      case OID -> new String[] {"urn:oid:1.2.3", "urn:oid:2.16.840.1.113883", "urn:oid:0.0"};
      case POSITIVE_INT -> new String[] {"1", "2147483647"};
      case TIME -> new String[] {"00:00:00", "23:59:60", "08:10:00.5"};
      case UNSIGNED_INT -> new String[] {"0", "2147483647"};
      case UUID -> new String[] {"urn:uuid:6ba7b811-9dad-11d1-80b4-00c04fd430c8"};
    };
  }

  /** Values that break it. */
  static String[] bad(R4Rule rule) {
    return switch (rule) {
      case BASE64_BINARY -> new String[] {"", "Q", "QQ=", "Q===", "QQ==QQ==", "Q-==", "QQ=Q", " "};
      case BOOLEAN -> new String[] {"", "True", "1", "truE", "falsey", "tru", "TRUE", "yes"};
      case CANONICAL, URI, URL -> NO_URIS;
      case CODE -> new String[] {"", " a", "a ", "a  b", "a\tb", " ", "a\u00a0b", "a\nb"};
      case CURRENCY -> new String[] {"", "$", "lak", "LA", "LAKK", "AAA", "ZZZ", "L K", "GGP"};
      case DATE ->
          new String[] {
            "",
            "0000",
            "24",
            "2024-2",
            "2024-13",
            "2024-00",
            "2024-02-30",
            "2023-02-29",
            "2024-2-1",
            "20240229",
            "2024/02/29",
            "2024-02-29T",
            "1900-02-29",
            "2024-02-",
            "2024-02-29 "
          };
      case DATE_TIME ->
          new String[] {
            "",
            "2024-02-29T10:00Z",
            "2024-02-29T10:00:00",
            "2024-02-29T24:00:00Z",
            "2024-02-29T10:60:00Z",
            "2024-02-29T10:00:61Z",
            "2024-02-30T10:00:00Z",
            "2024-02-29 10:00:00Z",
            "2024-02-29T10:00:00+0700",
            "2024-02-29T10:00:00+15:00",
            "2024-02-29T10:00:00.Z",
            "2024-02T10:00:00Z",
            "2024-02-29T10:00:00z",
            "2024-02-29T10:00:00+07:00x"
          };
      case DECIMAL ->
          new String[] {"", "-", "+1", "01", "1.", ".5", "1,5", "1e", "1e+", "1.5.2", " 1", "NaN"};
      case ID -> new String[] {"", "a_b", "a b", "é", "0123456789".repeat(6) + "01234", "a/b"};
      case INSTANT -> new String[] {"", "2024-02-29", "2024-02-29T10:00Z", "2024-02-29T10:00:00"};
      case INTEGER ->
          new String[] {"", "-", "-0", "01", "+1", "1.0", "2147483648", "-2147483649", "1e3", "١"};
      case LANGUAGE ->
          new String[] {
            "",
            "l",
            "lo_LA",
            "lo-",
            "-lo",
            "lo--LA",
            "lo-LAOOOOOOO",
            "toolongtag",
            "lo LA",
            "12",
            "x",
            "en-a",
            "lo-LA-LA",
            "en-x-"
          };
      case MARKDOWN, STRING -> NO_TEXTS;
      case OID ->
          new String[] {
            "",
            "1.2.3",
            "urn:oid:",
            "urn:oid:3.1",
            "urn:oid:1",
            "urn:oid:1.02",
            "urn:oid:1..2",
            "urn:oid:1.2.",
            "URN:OID:1.2"
          };
      case POSITIVE_INT -> new String[] {"", "0", "-1", "01", "2147483648", "1.0"};
      case TIME ->
          new String[] {"", "8:10:00", "08:10", "24:00:00", "08:60:00", "08:10:00Z", "08:10:00."};
      case UNSIGNED_INT -> new String[] {"", "-1", "-0", "00", "2147483648", "1.0"};
      case UUID ->
          new String[] {
            "",
            "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
            "urn:uuid:6BA7B811-9dad-11d1-80b4-00c04fd430c8",
            "urn:uuid:6ba7b8119-dad-11d1-80b4-00c04fd430c8",
            "urn:uuid:6ba7b811-9dad-11d1-80b4-00c04fd430cg"
          };
    };
  }

  private static boolean holds(R4Rule rule, String value) {
    byte[] bytes = ("7" + value + "7").getBytes(StandardCharsets.UTF_8);
    return rule.holds(bytes, 1, bytes.length - 1);
  }

  @ParameterizedTest
  @EnumSource
  void values_that_keep_the_rule_pass(R4Rule rule) {
    for (String value : good(rule)) {
      assertThat(holds(rule, value)).as(value).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void values_that_break_the_rule_fail(R4Rule rule) {
    for (String value : bad(rule)) {
      assertThat(holds(rule, value)).as("'" + value + "'").isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_rule_is_found_by_its_type(R4Rule rule) {
    assertThat(R4Rule.find(rule.type())).contains(rule);
    assertThat(rule.allowed()).isNotEmpty();
    assertThat(R4Rule.find("xhtml")).isEmpty();
  }

  @Test
  void a_text_is_at_most_one_mebi_characters_and_well_formed() {
    byte[] most = "ก".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    byte[] more = "x".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8);
    byte[] surrogate = {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80};
    assertThat(R4Rule.STRING.holds(most, 0, most.length)).isTrue();
    assertThat(R4Rule.STRING.holds(more, 0, more.length)).isFalse();
    assertThat(R4Rule.STRING.holds(surrogate, 0, 4)).isFalse();
    assertThat(R4Rule.URI.holds(surrogate, 0, 4)).isFalse();
    assertThat(R4Rule.CODE.holds(surrogate, 0, 4)).isFalse();
  }

  @Test
  void every_currency_is_one_that_java_knows_and_none_is_missing() {
    List<String> ours = List.of(Currencies.codes().split(" "));
    assertThat(ours).isSorted().doesNotHaveDuplicates().allMatch(code -> code.length() == 3);
    List<String> unknown = new ArrayList<>(ours);
    for (Currency currency : Currency.getAvailableCurrencies()) {
      unknown.remove(currency.getCurrencyCode());
    }
    // Younger than some releases of Java 17.
    assertThat(Set.of("SLE", "UYW", "VED", "XAD", "XCG", "ZWG")).containsAll(unknown);
    for (String country : Locale.getISOCountries()) {
      Currency currency = Currency.getInstance(new Locale("", country));
      assertThat(currency == null || ours.contains(currency.getCurrencyCode())).isTrue();
    }
    for (String code : ours) {
      assertThat(holds(R4Rule.CURRENCY, code)).as(code).isTrue();
    }
  }
}
