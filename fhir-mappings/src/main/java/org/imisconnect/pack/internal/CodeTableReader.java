package org.imisconnect.pack.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.finding.Place;
import org.imisconnect.pack.CodeTable;
import org.imisconnect.pack.DidYouMean;
import org.imisconnect.pack.PackErrors;

/** Reads {@code codes/NAME.csv}: a header of known names, and rows as wide as it. */
final class CodeTableReader {
  private static final List<String> NAMES = List.of("source", "target", "display", "comment");
  private static final String UNKNOWN = "*";

  private final PackErrors errors;
  private final Map<String, Place> sources = new HashMap<>();
  private final List<CodeTable.Row> rows = new ArrayList<>();
  private Optional<CodeTable.Row> unknown = Optional.empty();

  CodeTableReader(PackErrors errors) {
    this.errors = errors;
  }

  /** Reads one table; a reader is used once. */
  CodeTable read(String name, String file, byte[] bytes) {
    Optional<String> text = Utf8.decode(bytes);
    if (text.isEmpty()) {
      error(Place.of(file), "not UTF-8", "Save the file as UTF-8.");
    } else {
      readText(file, text.get());
    }
    return new CodeTable(name, file, rows, unknown);
  }

  private void readText(String file, String text) {
    CsvLines lines = new CsvLines(file, text, errors);
    List<String> header = lines.next().orElse(List.of());
    Place top = Place.of(file, 1, 0);
    if (!checkHeader(header, top)) {
      return;
    }
    for (Optional<List<String>> row = lines.next(); row.isPresent(); row = lines.next()) {
      List<String> cells = row.get();
      Place at = Place.of(file, lines.line(), 0);
      if (cells.size() != header.size()) {
        String found = cells.size() + " cells under a header of " + header.size();
        error(at, found, "Put a cell with a comma in it into double quotes.");
      } else {
        add(header, cells, at);
      }
    }
  }

  private boolean checkHeader(List<String> header, Place at) {
    int before = header.size();
    for (String name : header) {
      if (!NAMES.contains(name)) {
        String hint = DidYouMean.sentence(name, NAMES);
        String allowed = "Allowed: source,target,display,comment, with commas between.";
        error(at, "unknown column `" + name + "`", (hint + " " + allowed).strip());
        return false;
      }
    }
    if (!header.contains("source") || !header.contains("target")) {
      error(at, "no column `source` or no `target`", "Begin with: source,target,display,comment");
      return false;
    }
    if (header.stream().distinct().count() < before) {
      error(at, "a column stands twice", "Keep one of the two.");
      return false;
    }
    return true;
  }

  private void add(List<String> header, List<String> cells, Place at) {
    CodeTable.Row row =
        new CodeTable.Row(
            cell(header, cells, "source"),
            cell(header, cells, "target"),
            cell(header, cells, "display"),
            cell(header, cells, "comment"),
            at);
    if (row.source().isEmpty()) {
      error(at, "no source", "Remove the line: an empty cell is absent and never looked up.");
      return;
    }
    Place first = sources.putIfAbsent(row.source(), at);
    if (first != null) {
      error(at, "source `" + row.source() + "` again, first in line " + first.line(), "Keep one.");
    } else if (row.source().equals(UNKNOWN)) {
      unknown = Optional.of(row);
    } else {
      rows.add(row);
    }
  }

  private static String cell(List<String> header, List<String> cells, String name) {
    int index = header.indexOf(name);
    return index < 0 ? "" : cells.get(index);
  }

  private void error(Place at, String message, String hint) {
    errors.add("PACK_CODES", at, message, hint);
  }
}
