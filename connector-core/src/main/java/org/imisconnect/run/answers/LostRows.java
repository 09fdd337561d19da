package org.imisconnect.run.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imisconnect.answer.AnswerRow;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.SourceSession;

/**
 * The rows that became no resource: they are answered too, by their key as the row has it. Their
 * cells are read from the source again, at the lines that the mapping noted. One thread.
 */
final class LostRows {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private final Pack pack;
  private final Path output;

  /** What became of a row, and the first finding that says why. */
  private record Fate(String state, String code, String words) {}

  LostRows(Pack pack, Path output) {
    this.pack = pack;
    this.output = output;
  }

  /** Gives on a row for each lost row of the record that a type is made of. */
  void each(String type, SourceSession source, Consumer<AnswerRow> sink) throws IOException {
    Optional<PackDocument> map =
        pack.maps().values().stream().filter(document -> makes(document, type)).findFirst();
    if (map.isEmpty() || !Files.isRegularFile(output.resolve("rows.ndjson"))) {
      return;
    }
    String name = text(map.get().content(), "from");
    RecordType record = pack.records().get(name);
    Map<String, Fate> fates = record == null ? Map.of() : fates(name);
    if (record == null || fates.isEmpty()) {
      return;
    }
    List<Integer> key = keyColumns(map.get(), record);
    try (RecordSource opened = source.open(record)) {
      if (opened.exists()) {
        read(opened, fates, key, sink);
      }
    }
  }

  private static boolean makes(PackDocument document, String type) {
    return text(document.content(), "resource").equals(type)
        && document.content().find("from").orElse(null) instanceof Node.Scalar;
  }

  private static String text(Node.Mapping node, String key) {
    return node.find(key).orElse(null) instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  /** The first column that each slot of the key names. */
  private static List<Integer> keyColumns(PackDocument map, RecordType record) {
    List<Integer> columns = new ArrayList<>();
    if (map.content().find("key").orElse(null) instanceof Node.Sequence slots) {
      for (Node slot : slots.items()) {
        Matcher matcher = NAME.matcher(slot instanceof Node.Scalar scalar ? scalar.text() : "");
        int column = -1;
        while (column < 0 && matcher.find()) {
          column = record.indexOf(matcher.group());
        }
        columns.add(column);
      }
    }
    return columns;
  }

  private Map<String, Fate> fates(String record) throws IOException {
    Map<String, String> states = new HashMap<>();
    lines(
        "rows.ndjson",
        node -> {
          String state = node.path("class").asText();
          if (node.path("record").asText().equals(record) && !state.equals("filtered")) {
            states.put(place(node), state);
          }
        });
    Map<String, Fate> fates = new HashMap<>();
    states.forEach((place, state) -> fates.put(place, new Fate(state, "", "")));
    lines(
        "findings.ndjson",
        node -> {
          Fate fate = fates.get(place(node));
          if (fate != null
              && fate.code().isEmpty()
              && node.path("severity").asText().equals("error")) {
            String code = node.path("code").asText();
            fates.put(place(node), new Fate(fate.state(), code, node.path("message").asText()));
          }
        });
    return fates;
  }

  private static String place(JsonNode node) {
    return node.path("file").asText() + ":" + node.path("line").asLong();
  }

  private void lines(String name, Consumer<JsonNode> sink) throws IOException {
    Path file = output.resolve(name);
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        sink.accept(JSON.readTree(line));
      }
    }
  }

  private static void read(
      RecordSource source, Map<String, Fate> fates, List<Integer> key, Consumer<AnswerRow> sink)
      throws IOException {
    RowBatch batch = new RowBatch(1 << 20);
    try (RecordReader reader = source.read(finding -> {})) {
      while (reader.read(batch)) {
        reader.parse(batch, finding -> {});
        for (int row = 0; row < batch.roots(); row++) {
          String file = batch.origin(row).file();
          long line = batch.line(row);
          Fate fate = fates.get(file + ":" + line);
          if (fate != null) {
            sink.accept(answer(fate, key(batch, row, key), file, line));
          }
        }
      }
    }
  }

  private static List<String> key(RowBatch batch, int row, List<Integer> columns) {
    List<String> key = new ArrayList<>();
    for (int column : columns) {
      int cell = column < 0 ? -1 : batch.firstCell(row) + column;
      boolean there = cell >= 0 && batch.ends[cell] > batch.starts[cell];
      key.add(
          there
              ? new String(
                  batch.bytes,
                  batch.starts[cell],
                  batch.ends[cell] - batch.starts[cell],
                  StandardCharsets.UTF_8)
              : "");
    }
    return key;
  }

  private static AnswerRow answer(Fate fate, List<String> key, String file, long line) {
    return new AnswerRow(key)
        .put("state", fate.state())
        .put("reason_code", fate.code())
        .put("reason_text", fate.words())
        .put("source_file", file)
        .put("source_line", Long.toString(line));
  }
}
