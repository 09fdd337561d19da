package org.imisconnect.bench;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of cells, and a finding for each that is broken. One thread. */
final class Cells {
  private static final Pattern DAMAGED = Pattern.compile("\\d+([.,]\\d+)?[eE][+-]\\d+");
  private static final Pattern MONEY = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Notes notes;
  private final String file;
  private final String type;

  Cells(Notes notes, String file, String type) {
    this.notes = notes;
    this.file = file;
    this.type = type;
  }

  /** Whether a row can be read at all. */
  boolean isReadable(String[] cells, int columns, long line) throws IOException {
    if (cells.length != columns) {
      notes.add("COL_COUNT", "error", file, line, "", "", "found " + cells.length + " cells.");
      return false;
    }
    for (String cell : cells) {
      if (cell.indexOf('\uFFFD') >= 0) {
        notes.add("ENC_INVALID", "error", file, line, "", "", "not UTF-8.");
        return false;
      }
    }
    return true;
  }

  boolean isThere(String value, long line, String column) throws IOException {
    if (value.isEmpty()) {
      notes.add("VALUE_MISSING", "error", file, line, column, "", "the cell is empty.");
      return false;
    }
    return true;
  }

  boolean isWhole(String value, long line, String column) throws IOException {
    if (DAMAGED.matcher(value).matches()) {
      notes.add("NUMBER_DAMAGED", "error", file, line, column, "", "changed by a spreadsheet.");
      return false;
    }
    return true;
  }

  boolean isMoney(String value, long line, String column) throws IOException {
    if (!MONEY.matcher(value).matches()) {
      notes.add("NUMBER_FORMAT", "error", file, line, column, "", "not a number.");
      return false;
    }
    return true;
  }

  /** A day, or nothing and a finding. */
  String date(String value, long line, String column, String severity) throws IOException {
    if (value.isEmpty() || isDate(value)) {
      return value;
    }
    notes.add("DATE_FORMAT", severity, file, line, column, type, "not a date.");
    return "";
  }

  /** A day, a month or a year. */
  String partialDate(String value, long line, String column) throws IOException {
    if (value.isEmpty() || value.length() == 10) {
      return date(value, line, column, "warning");
    }
    String day = value.length() == 4 ? value + "-01-01" : value + "-01";
    if ((value.length() != 4 && value.length() != 7) || !isDate(day)) {
      return date(value, line, column, "warning");
    }
    notes.add("DATE_PARTIAL", "warning", file, line, column, type, "only a part is known.");
    return value;
  }

  private static boolean isDate(String value) {
    if (value.length() != 10) {
      return false;
    }
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** What a code becomes; nothing and a finding where it is not listed. */
  String code(Map<String, String> table, String value, long line, String column)
      throws IOException {
    if (value.isEmpty()) {
      return value;
    }
    String target = table.get(value);
    if (target == null) {
      notes.add("CODE_UNKNOWN", "warning", file, line, column, type, "not a code.");
      return "";
    }
    return target;
  }

  static String squeeze(String value) {
    return BLANKS.matcher(value.strip()).replaceAll(" ");
  }
}
