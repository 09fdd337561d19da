package org.imisconnect.value.internal;

import java.nio.charset.StandardCharsets;
import org.imisconnect.record.ColumnType;
import org.imisconnect.value.ColumnCheck.Problem;
import org.imisconnect.value.Shape;
import org.imisconnect.value.Text;

/** How the cells of one column are checked. Immutable, thread-safe. */
public final class CellScan {
  private final ColumnType type;
  private final DateFormat dates;

  /** Words for true and for false; empty texts where the usual ones hold. */
  private final Text yes = new Text();

  private final Text no = new Text();

  private CellScan(ColumnType type, String format) {
    this.type = type;
    boolean dated = isDated(type) && !format.isEmpty();
    dates = DateFormat.of(dated ? format : DateFormat.ISO);
    int bar = format.indexOf('|');
    if (type == ColumnType.BOOLEAN && bar >= 0) {
      byte[] words = format.getBytes(StandardCharsets.UTF_8);
      int at = format.substring(0, bar).getBytes(StandardCharsets.UTF_8).length;
      yes.set(words, 0, at);
      no.set(words, at + 1, words.length);
    }
  }

  /** The scan of a column whose format has been checked. */
  public static CellScan of(ColumnType type, String format) {
    return new CellScan(type, format);
  }

  private static boolean isDated(ColumnType type) {
    return type == ColumnType.DATE
        || type == ColumnType.PARTIAL_DATE
        || type == ColumnType.DATETIME;
  }

  /** What is wrong with a format, or an empty text. */
  public static String problem(ColumnType type, String format) {
    if (format.isEmpty()) {
      return "";
    }
    return switch (type) {
      case DATE, PARTIAL_DATE -> DateFormat.problem(format, false);
      case DATETIME -> DateFormat.problem(format, true);
      case BOOLEAN -> {
        int bar = format.indexOf('|');
        boolean both = bar > 0 && bar < format.length() - 1;
        yield both ? "" : "a boolean's format is the words for true, |, the words for false";
      }
      case TEXT, CODE, INTEGER, DECIMAL, MONEY -> "a column of this type has no format";
    };
  }

  /** Whether a cell is absent or holds what its type says. */
  public boolean isValid(byte[] bytes, int start, int end) {
    int from = Blanks.first(bytes, start, end);
    int to = Blanks.last(bytes, from, end);
    if (from == to) {
      return true;
    }
    return switch (type) {
      case TEXT -> true;
      case CODE -> !SheetDamage.isDamaged(bytes, from, to);
      case INTEGER -> Numbers.isShortWhole(bytes, from, to) || isWhole(bytes, from, to);
      case DECIMAL, MONEY -> Numbers.isPlain(bytes, from, to) || isDecimal(bytes, from, to);
      case DATE, PARTIAL_DATE, DATETIME -> date(bytes, from, to) >= 0;
      case BOOLEAN -> isBoolean(bytes, from, to);
    };
  }

  private static boolean isWhole(byte[] bytes, int start, int end) {
    byte[] target = new byte[end - start + 2];
    return IntegerFunction.whole(bytes, start, end, target, 0) >= 0;
  }

  private static boolean isDecimal(byte[] bytes, int start, int end) {
    return Numbers.decimal(bytes, start, end, new byte[end - start + 2], 0) >= 0;
  }

  private boolean isBoolean(byte[] bytes, int start, int end) {
    if (yes.length() == 0) {
      return Words.truth(bytes, start, end) >= 0;
    }
    return Words.contains(yes, bytes, start, end) || Words.contains(no, bytes, start, end);
  }

  /** At least 0 where the cell is a date, also one that says it is not known. */
  private long date(byte[] bytes, int start, int end) {
    byte[] text = bytes;
    int from = start;
    int to = end;
    if (!NativeDigits.isAscii(bytes, start, end)) {
      text = new byte[end - start];
      to = NativeDigits.fold(bytes, start, end, text, 0);
      from = 0;
    }
    if (type == ColumnType.DATETIME) {
      return dates.readTime(text, from, to);
    }
    if (type == ColumnType.DATE) {
      return dates.readWhole(text, from, to, false);
    }
    long parts = dates.readPartial(text, from, to, false);
    return parts == DateParts.UNKNOWN ? 0 : parts;
  }

  /** Why a cell is not valid. */
  public Problem problem(byte[] bytes, int start, int end) {
    int from = Blanks.first(bytes, start, end);
    int to = Blanks.last(bytes, from, end);
    String shape =
        " (" + Shape.of(new String(bytes, start, end - start, StandardCharsets.UTF_8)) + ").";
    if (isDated(type)) {
      String message = DateCall.message(dates, date(bytes, from, to));
      return new Problem("DATE_FORMAT", message + shape, DateCall.HINT);
    }
    if (type == ColumnType.BOOLEAN) {
      String what = "none of the words for true or false" + shape;
      return new Problem("BOOLEAN_FORMAT", what, "Name the words as format of the column.");
    }
    if (SheetDamage.isDamaged(bytes, from, to)) {
      return new Problem("NUMBER_DAMAGED", SheetDamage.MESSAGE + shape, SheetDamage.HINT);
    }
    String what = type == ColumnType.INTEGER ? "not a whole number of 32 bits" : "not a number";
    return new Problem("NUMBER_FORMAT", what + shape, DecimalFunction.HINT);
  }
}
