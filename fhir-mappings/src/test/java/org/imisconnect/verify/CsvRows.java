package org.imisconnect.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.record.RecordType;

/** Rows of a clean CSV file (RFC 4180), for tests that need no source. */
final class CsvRows {
  private CsvRows() {}

  /** The rows of a file, by the columns of its header; none where there is no file. */
  static List<ExampleRows.Row> of(RecordType type, Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<List<String>> lines = parse(Files.readString(file));
    List<ExampleRows.Row> rows = new ArrayList<>();
    List<String> header = lines.get(0);
    for (List<String> line : lines.subList(1, lines.size())) {
      List<String> cells = new ArrayList<>();
      type.columns().forEach(column -> cells.add(cell(line, header.indexOf(column.name()))));
      rows.add(new ExampleRows.Row(cells, rows.size() + 2L, rows.size()));
    }
    return rows;
  }

  private static String cell(List<String> line, int index) {
    return index < 0 ? "" : line.get(index);
  }

  private static List<List<String>> parse(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : text.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
        cell.append(c);
      } else if (c != '\r') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          lines.add(cells);
          cells = new ArrayList<>();
        }
      }
    }
    return lines;
  }
}
