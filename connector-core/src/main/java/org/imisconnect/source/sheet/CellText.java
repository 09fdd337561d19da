package org.imisconnect.source.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;

/**
 * The text of a cell. Text is verbatim. A number is written plainly, never with an exponent, and
 * without the noise that a binary fraction leaves beyond 15 digits; one that has lost digits
 * because the sheet keeps only 15 is passed on as stored, so that whoever reads it as a number or
 * code sees the damage. A date is what the column's type and the cell's format make of a serial
 * number.
 */
final class CellText {
  private static final int DIGITS = 15;
  private static final BigDecimal EXACT_BELOW = BigDecimal.TEN.pow(DIGITS);
  private static final MathContext ROUNDED = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
  private static final double LAST_SERIAL = 2_958_466;
  private static final long NANOS = 86_400_000_000_000L;
  private final boolean from1904;

  CellText(boolean from1904) {
    this.from1904 = from1904;
  }

  /** Whether a cell holds an error value. */
  static boolean isError(Cell cell) {
    return cell.getType() == CellType.ERROR
        || (cell.getType() == CellType.FORMULA
            && cell.getValue() instanceof String text
            && text.matches("#(DIV/0!|N/A|NAME\\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)"));
  }

  /** The text; empty where the cell is. */
  String of(Cell cell, Column column) {
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      boolean dateFormat = isDateFormat(cell);
      return date(number, column, dateFormat).orElseGet(() -> number(cell.getRawValue(), number));
    }
    return value == null ? "" : value.toString();
  }

  static String number(String raw, BigDecimal number) {
    boolean exponent = raw.indexOf('E') >= 0 || raw.indexOf('e') >= 0;
    if (number.abs().compareTo(EXACT_BELOW) >= 0) {
      return raw;
    }
    if (number.precision() > DIGITS && number.scale() > 0) {
      return plain(number.round(ROUNDED));
    }
    return exponent ? plain(number) : raw;
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private Optional<String> date(BigDecimal number, Column column, boolean dateFormat) {
    boolean whole = column.type() == ColumnType.DATE && column.format().isEmpty();
    boolean wanted = dateFormat || whole || column.type() == ColumnType.DATETIME;
    double serial = number.doubleValue();
    if (!wanted || serial < 1 || serial >= LAST_SERIAL) {
      return Optional.empty();
    }
    long day = (long) serial;
    if (!from1904 && day == 60) {
      return Optional.empty(); // 29 February 1900, a day that never was
    }
    long nanos = Math.round((serial - day) * NANOS / 1e6) * 1_000_000;
    return Optional.of(format(dayZero(day).plusDays(day).plusNanos(nanos), column));
  }

  private LocalDateTime dayZero(long serial) {
    if (from1904) {
      return LocalDateTime.of(1904, 1, 1, 0, 0);
    }
    return LocalDateTime.of(1899, 12, serial < 60 ? 31 : 30, 0, 0);
  }

  private static String format(LocalDateTime time, Column column) {
    if (!column.format().isEmpty()) {
      try {
        String pattern = column.format().replace('y', 'u');
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
      } catch (IllegalArgumentException | DateTimeException notAPattern) {
        return iso(time, column);
      }
    }
    return iso(time, column);
  }

  private static String iso(LocalDateTime time, Column column) {
    boolean date =
        column.type() != ColumnType.DATETIME && time.toLocalTime().equals(LocalTime.MIDNIGHT);
    return date
        ? time.toLocalDate().toString()
        : DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).format(time);
  }

  private static boolean isDateFormat(Cell cell) {
    Integer id = cell.getDataFormatId();
    String format = cell.getDataFormatString();
    if (id != null && id < 164) {
      return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    }
    if (format == null) {
      return false;
    }
    String bare = format.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "").toLowerCase(Locale.ROOT);
    return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0;
  }
}
