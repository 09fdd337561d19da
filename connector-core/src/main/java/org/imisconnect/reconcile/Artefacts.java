package org.imisconnect.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.reconcile.TraceEntry.RowMark;

/** Reads what a mapping run left in its folder, line by line. */
final class Artefacts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path folder;

  Artefacts(Path folder) {
    this.folder = folder;
    if (!Files.isRegularFile(folder.resolve("trace.ndjson"))) {
      throw new ConfigException(
          folder + " holds no trace.ndjson. Run `imisconnect map` first, or name its folder.");
    }
  }

  /** Visits the trace in its order. */
  void trace(TraceVisitor visitor) throws IOException {
    lines(
        "trace.ndjson",
        (node, number) ->
            visitor.visit(
                new TraceEntry(
                    node.path("type").asText(),
                    node.path("id").asText(),
                    hex(node.path("sum").asText()),
                    texts(node.path("key")),
                    new RowMark(
                        node.path("record").asText(),
                        node.path("file").asText(),
                        node.path("line").asLong(),
                        hex(node.path("hash").asText())),
                    parts(node.path("rows")))));
  }

  /** Visits the rows that became no resource. */
  void rows(RowVisitor visitor) throws IOException {
    lines(
        "rows.ndjson",
        (node, number) ->
            visitor.visit(
                new RowMark(
                    node.path("record").asText(),
                    node.path("file").asText(),
                    node.path("line").asLong(),
                    hex(node.path("hash").asText())),
                node.path("class").asText()));
  }

  private void lines(String name, NodeVisitor visitor) throws IOException {
    try (BufferedReader reader =
        Files.newBufferedReader(folder.resolve(name), StandardCharsets.UTF_8)) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        visitor.visit(parse(name, line, number), number);
      }
    }
  }

  private static JsonNode parse(String name, String line, long number) {
    try {
      return JSON.readTree(line);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new ConfigException(
          name + ":" + number + " is no JSON: the file was altered or cut. Map again.", e);
    }
  }

  private static List<RowMark> parts(JsonNode rows) {
    List<RowMark> marks = new ArrayList<>();
    for (JsonNode row : rows) {
      marks.add(
          new RowMark(
              row.path(0).asText(),
              row.path(1).asText(),
              row.path(2).asLong(),
              hex(row.path(3).asText())));
    }
    return marks;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static long hex(String digits) {
    return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 16);
  }

  interface TraceVisitor {
    void visit(TraceEntry entry);
  }

  interface RowVisitor {
    void visit(RowMark row, String rowClass);
  }

  private interface NodeVisitor {
    void visit(JsonNode node, long number);
  }
}
