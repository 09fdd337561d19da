package org.imisconnect.source.delimited;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a finding says about a row that cannot be read whole. Shapes only, never values. */
record Complaint(String code, String message, String hint) {

  static Complaint of(Flaw flaw, Dialect dialect) {
    return switch (flaw) {
      case QUOTE_OPEN ->
          new Complaint(
              "QUOTE_OPEN",
              "a quote that opens here is not closed before a delimiter or a line end; only this"
                  + " line is taken as the row.",
              "Close or double the quote in the export, or set `quote: none`.");
      case CELL_TOO_LONG -> cellTooLong(dialect);
      case ROW_TOO_LONG ->
          new Complaint(
              "CELL_TOO_LONG",
              "the row has more than " + dialect.maxRecord() + " bytes; it was passed over.",
              "Mend the export, or raise `max_cell` in the record's layout.");
      case NONE -> throw new IllegalStateException("no flaw, no complaint");
    };
  }

  static Complaint cellTooLong(Dialect dialect) {
    return new Complaint(
        "CELL_TOO_LONG",
        "a cell has more than " + dialect.maxCell() + " bytes. Is a quote not closed?",
        "Mend the export, or raise `max_cell` in the record's layout.");
  }

  static Complaint quoteStray(int position) {
    return new Complaint(
        "QUOTE_STRAY",
        "text follows the closing quote of cell " + position + ".",
        "Double the quotes within a quoted cell, or set `quote: none`.");
  }

  static Complaint count(int found, int expected, boolean cut) {
    String message = "found " + cells(found) + ", expected " + expected;
    return cut
        ? new Complaint(
            "FILE_CUT",
            message + ", and no line end: the file ends in the middle of a row.",
            "Fetch the file again, whole.")
        : new Complaint(
            "COL_COUNT", message + ".", "A delimiter within a cell needs quotes around the cell.");
  }

  static Complaint encoding(int found, Charset charset) {
    if (found == 0) {
      return new Complaint(
          "ENC_INVALID",
          "a NUL byte, which no text holds.",
          "If every second byte is NUL the file is UTF-16: set `charset: utf-16`.");
    }
    if (charset.equals(StandardCharsets.UTF_8)) {
      return new Complaint(
          "ENC_INVALID",
          String.format(Locale.ROOT, "byte %02X is not UTF-8 here.", found),
          "Set `charset:` in the record's layout, for example windows-1252 or windows-874.");
    }
    return new Complaint(
        "ENC_INVALID",
        "bytes that " + charset.name() + " does not have.",
        "Set the right `charset:` in the record's layout.");
  }

  private static String cells(int count) {
    return count + (count == 1 ? " cell" : " cells");
  }
}
