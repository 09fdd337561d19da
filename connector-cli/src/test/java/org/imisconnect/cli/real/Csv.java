package org.imisconnect.cli.real;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads small CSV files whose cells hold no line breaks. */
final class Csv {
  private Csv() {}

  static List<String> header(String text) {
    return cells(text.lines().findFirst().orElse("").replace("\uFEFF", ""));
  }

  static List<Map<String, String>> read(String text) {
    List<String> header = header(text);
    return text.lines().skip(1).map(line -> row(header, cells(line))).toList();
  }

  private static Map<String, String> row(List<String> header, List<String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    return row;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
