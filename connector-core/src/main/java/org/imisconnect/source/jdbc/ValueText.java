package org.imisconnect.source.jdbc;

import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a value, as PostgreSQL's CSV has it: exact decimals without exponent, {@code t} and
 * {@code f}, ISO dates, times with their offset where they have one. PostgreSQL itself is asked for
 * its own text.
 */
final class ValueText {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private ValueText() {}

  /** The value of a column as PostgreSQL writes it; empty where it is NULL. */
  static Optional<String> postgres(ResultSet rows, int column, String type) throws SQLException {
    String text = rows.getString(column);
    if (text == null) {
      return Optional.empty();
    }
    boolean binaryNumber = type.equals("float8") || type.equals("float4");
    return Optional.of(binaryNumber && text.indexOf('e') >= 0 ? plain(new BigDecimal(text)) : text);
  }

  /** The value of a column of any other database; empty where it is NULL. */
  static Optional<String> of(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    return value == null ? Optional.empty() : Optional.of(text(value));
  }

  private static String text(Object value) throws SQLException {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Double || value instanceof Float) {
      return binaryNumber(value.toString());
    }
    if (value instanceof Boolean truth) {
      return truth ? "t" : "f";
    }
    if (value instanceof Timestamp time) {
      return TIME.format(time.toLocalDateTime());
    }
    if (value instanceof LocalDateTime time) {
      return TIME.format(time);
    }
    if (value instanceof OffsetDateTime time) {
      return TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC)) + "+00";
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate().toString();
    }
    if (value instanceof Clob text) {
      return text.getSubString(1, (int) Math.min(text.length(), Integer.MAX_VALUE));
    }
    return value.toString();
  }

  private static String binaryNumber(String text) {
    boolean finite = !text.endsWith("N") && !text.endsWith("y");
    return finite ? plain(new BigDecimal(text)) : text;
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
