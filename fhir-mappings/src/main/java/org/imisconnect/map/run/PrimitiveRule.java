package org.imisconnect.map.run;

import java.util.Set;
import org.imisconnect.value.Output;
import org.imisconnect.value.R4Rule;
import org.imisconnect.value.Result;
import org.imisconnect.value.Text;

/**
 * What text an R4 primitive may hold, and how JSON writes it. Immutable, thread-safe.
 *
 * <p>HAPI's parser takes more than R4 allows (a dateTime without seconds), so these rules are our
 * own.
 */
public final class PrimitiveRule {
  /** More than a name or a remark ever needs; R4 allows no text above it. */
  private static final int LONGEST = 1 << 20;

  private final String primitive;
  private final String code;
  private final String allowed;
  private final boolean quoted;
  private final Test test;

  /** Says whether a text is allowed. */
  @FunctionalInterface
  interface Test {
    boolean accepts(Text text);
  }

  private PrimitiveRule(String primitive, String code, String allowed, boolean quoted, Test test) {
    this.primitive = primitive;
    this.code = code;
    this.allowed = allowed;
    this.quoted = quoted;
    this.test = test;
  }

  /** Whether a mapping may fill a primitive. */
  public static boolean isKnown(String primitive) {
    return R4Rule.find(primitive).isPresent() && !primitive.equals("currency");
  }

  /** The rule of a primitive that {@link #isKnown}. */
  public static PrimitiveRule of(String primitive) {
    return of(
        primitive,
        R4Rule.find(primitive)
            .orElseThrow(() -> new IllegalStateException("no rule for " + primitive)));
  }

  /** A rule that is narrower than that of its primitive: currencies and languages. */
  public static PrimitiveRule of(String primitive, R4Rule rule) {
    Test test =
        switch (rule) {
          case STRING, MARKDOWN -> text -> text.length() <= LONGEST;
          case BASE64_BINARY -> LexicalRules::isCanonicalBase64;
          case DECIMAL ->
              text -> rule.holds(text.bytes, text.start, text.end) && LexicalRules.isPlain(text);
          // HAPI trims control characters off a code as if they were blanks.
          case CODE ->
              text ->
                  rule.holds(text.bytes, text.start, text.end) && !LexicalRules.hasControl(text);
          default -> text -> rule.holds(text.bytes, text.start, text.end);
        };
    return new PrimitiveRule(primitive, code(rule), rule.allowed(), isQuoted(rule), test);
  }

  private static boolean isQuoted(R4Rule rule) {
    return switch (rule) {
      case BOOLEAN, DECIMAL, INTEGER, POSITIVE_INT, UNSIGNED_INT -> false;
      default -> true;
    };
  }

  private static String code(R4Rule rule) {
    return switch (rule) {
      case BASE64_BINARY -> "BASE64_FORMAT";
      case BOOLEAN -> "BOOLEAN_FORMAT";
      case CANONICAL, URI, URL, OID, UUID -> "URI_FORMAT";
      case CODE -> "CODE_FORMAT";
      case CURRENCY, LANGUAGE -> "CODE_UNKNOWN";
      case DATE, DATE_TIME, INSTANT, TIME -> "DATE_FORMAT";
      case DECIMAL, INTEGER, POSITIVE_INT, UNSIGNED_INT -> "NUMBER_FORMAT";
      case ID -> "ID_FORMAT";
      case STRING, MARKDOWN -> "TEXT_TOO_LONG";
    };
  }

  /** The text of a reference, which HAPI rewrites unless it has one of these forms. */
  public static PrimitiveRule reference() {
    return new PrimitiveRule(
        "string",
        "REFERENCE_FORMAT",
        "Type/id, an absolute URL or a URN",
        true,
        LexicalRules::isReference);
  }

  /** The same way of writing for a value that its function has checked already. */
  public PrimitiveRule trusted() {
    return new PrimitiveRule(primitive, code, allowed, quoted, t -> true);
  }

  /** One of the listed codes only. */
  public PrimitiveRule among(Set<String> codes, String valueSet) {
    ByteSet set = new ByteSet(codes);
    return new PrimitiveRule(primitive, "CODE_UNKNOWN", "a code of " + valueSet, true, set::holds);
  }

  public String primitive() {
    return primitive;
  }

  String code() {
    return code;
  }

  public String allowed() {
    return allowed;
  }

  /** Whether a constant of the mapping is allowed. */
  public boolean accepts(String constant) {
    byte[] bytes = constant.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Text text = new Text();
    text.set(bytes, 0, bytes.length);
    return bytes.length > 0 && !JsonText.isBlank(text) && test.accepts(text);
  }

  /** A constant as JSON. */
  public byte[] json(String constant) {
    if (quoted) {
      return JsonText.quoted(constant);
    }
    Output out = new Output(constant.length() + 4);
    byte[] bytes = constant.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Text text = new Text();
    text.set(bytes, 0, bytes.length);
    write(text, out);
    return java.util.Arrays.copyOf(out.bytes, out.size);
  }

  /** Appends a value as JSON; appends nothing unless it gives VALUE. */
  Result write(Text text, Output out) {
    if (!test.accepts(text)) {
      return quoted && JsonText.isBlank(text) ? Result.ABSENT : Result.INVALID;
    }
    if (quoted) {
      return JsonText.write(text, out);
    }
    int from = text.start;
    if (text.bytes[from] == '-' && LexicalRules.isZero(text)) {
      from++;
    }
    out.write(text.bytes, from, text.end);
    return Result.VALUE;
  }
}
