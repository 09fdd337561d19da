package org.imisconnect.value;

import java.util.Optional;
import org.imisconnect.value.internal.Currencies;
import org.imisconnect.value.internal.LanguageTags;
import org.imisconnect.value.internal.R4Numbers;
import org.imisconnect.value.internal.R4Texts;
import org.imisconnect.value.internal.R4Times;
import org.imisconnect.value.internal.Words;

/**
 * The value rules of the R4 primitives, on the bytes of the value without JSON quotes and escapes;
 * stricter than HAPI's parser. Two rules more hold for codes: currencies and languages.
 */
public enum R4Rule {
  BASE64_BINARY("base64Binary", "Base64"),
  BOOLEAN("boolean", "true or false"),
  CANONICAL("canonical", "a URI without blanks"),
  CODE("code", "a code without blanks, or with single ones inside"),
  DATE("date", "yyyy, yyyy-MM or yyyy-MM-dd"),
  DATE_TIME("dateTime", "a date, or yyyy-MM-ddThh:mm:ss with an offset"),
  DECIMAL("decimal", "a number with a decimal point"),
  ID("id", "1 to 64 letters, digits, hyphens and points"),
  INSTANT("instant", "yyyy-MM-ddThh:mm:ss with an offset"),
  INTEGER("integer", "a whole number of 32 bits"),
  MARKDOWN("markdown", "a text that is not blank, at most 1 MiB"),
  OID("oid", "urn:oid: and numbers with points"),
  POSITIVE_INT("positiveInt", "a whole number from 1 to 2147483647"),
  STRING("string", "a text that is not blank, at most 1 MiB"),
  TIME("time", "hh:mm:ss"),
  UNSIGNED_INT("unsignedInt", "a whole number from 0 to 2147483647"),
  URI("uri", "a URI without blanks"),
  URL("url", "a URL without blanks"),
  UUID("uuid", "urn:uuid: and a UUID in lower case"),
  /** Money.currency: a required code, and HAPI lets any text pass. */
  CURRENCY("currency", "an ISO 4217 code such as LAK"),
  /** Resource.language and its like. */
  LANGUAGE("language", "a language tag such as lo or lo-LA");

  private final String type;
  private final String allowed;

  R4Rule(String type, String allowed) {
    this.type = type;
    this.allowed = allowed;
  }

  /** The R4 type: {@code dateTime}; for the two codes {@code currency} and {@code language}. */
  public String type() {
    return type;
  }

  /** What is allowed, for messages. */
  public String allowed() {
    return allowed;
  }

  /** The rule of an R4 primitive type. */
  public static Optional<R4Rule> find(String type) {
    for (R4Rule rule : values()) {
      if (rule.type.equals(type)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** Whether a value keeps the rule. Allocates nothing; any thread. */
  public boolean holds(byte[] bytes, int start, int end) {
    return switch (this) {
      case BASE64_BINARY -> R4Texts.isBase64(bytes, start, end);
      case BOOLEAN -> Words.isBoolean(bytes, start, end);
      case CANONICAL, URI, URL -> R4Texts.isUri(bytes, start, end);
      case CODE -> R4Texts.isCode(bytes, start, end);
      case CURRENCY -> Currencies.contains(bytes, start, end);
      case DATE -> R4Times.isDate(bytes, start, end);
      case DATE_TIME -> R4Times.isDateTime(bytes, start, end);
      case DECIMAL -> R4Numbers.isDecimal(bytes, start, end);
      case ID -> R4Texts.isId(bytes, start, end);
      case INSTANT -> R4Times.isInstant(bytes, start, end);
      case INTEGER -> R4Numbers.isInteger(bytes, start, end, Integer.MIN_VALUE);
      case LANGUAGE -> LanguageTags.isTag(bytes, start, end);
      case MARKDOWN, STRING -> R4Texts.isString(bytes, start, end);
      case OID -> R4Texts.isOid(bytes, start, end);
      case POSITIVE_INT -> R4Numbers.isInteger(bytes, start, end, 1);
      case TIME -> R4Times.isTime(bytes, start, end);
      case UNSIGNED_INT -> R4Numbers.isInteger(bytes, start, end, 0);
      case UUID -> R4Texts.isUuid(bytes, start, end);
    };
  }
}
