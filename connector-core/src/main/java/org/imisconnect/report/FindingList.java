package org.imisconnect.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Findings counted exactly, and kept up to a cap. One thread. */
final class FindingList {
  /** More rows than these nobody reads in a browser; the files hold them all. */
  static final int CAP = 100_000;

  final List<FindingRow> rows = new ArrayList<>();
  final Map<String, Long> byColumn = new TreeMap<>();
  final Map<String, Long> byCause = new TreeMap<>();
  final Map<String, FindingRow> firsts = new TreeMap<>();
  long total;
  private final Map<String, String> texts = new HashMap<>();

  void read(@Nullable Path file) throws IOException {
    try (JsonLines lines = new JsonLines(file)) {
      for (JsonNode node = lines.next(); node != null; node = lines.next()) {
        add(row(node));
      }
    }
  }

  void add(FindingRow row) {
    total++;
    byCause.merge(row.cause(), 1L, Long::sum);
    firsts.putIfAbsent(row.cause(), row);
    if (!row.column().isEmpty()) {
      byColumn.merge(row.file() + "  " + row.column(), 1L, Long::sum);
    }
    if (rows.size() < CAP) {
      rows.add(row);
    }
  }

  void sort() {
    rows.sort(Comparator.comparing(FindingRow::file).thenComparingLong(FindingRow::line));
  }

  private FindingRow row(JsonNode node) {
    return new FindingRow(
        text(node, "code"),
        text(node, "code"),
        text(node, "severity"),
        text(node, "file"),
        node.path("line").asLong(),
        text(node, "column"),
        text(node, "path"),
        text(node, "mapping"),
        text(node, "message"),
        text(node, "hint"));
  }

  /** The same few texts stand in thousands of lines. */
  private String text(JsonNode node, String name) {
    String text = node.path(name).asText();
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
