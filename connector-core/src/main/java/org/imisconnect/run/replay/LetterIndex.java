package org.imisconnect.run.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.run.mapping.PrivateFiles;

/**
 * Which row stood at which place when letters were exported: the hash only, never the row. One
 * thread.
 */
final class LetterIndex {
  private static final String FILE = ".rows.ndjson";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Map<String, Long> hashes = new HashMap<>();

  /** The index of an exported folder, beside what a mapping noted of rows that it rejected. */
  static LetterIndex read(Path folder, Path output) throws IOException {
    LetterIndex index = new LetterIndex();
    index.add(output.resolve("rows.ndjson"));
    index.add(folder.resolve(FILE));
    return index;
  }

  private void add(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode node = JSON.readTree(line);
        put(
            node.path("record").asText(),
            node.path("file").asText(),
            node.path("line").asLong(),
            Long.parseUnsignedLong(node.path("hash").asText("0"), 16));
      }
    }
  }

  void put(String record, String file, long line, long hash) {
    hashes.put(record + "|" + file + ":" + line, hash);
  }

  void write(Path folder) throws IOException {
    try (Writer out =
        new OutputStreamWriter(PrivateFiles.create(folder.resolve(FILE)), StandardCharsets.UTF_8)) {
      for (Map.Entry<String, Long> entry : hashes.entrySet()) {
        int bar = entry.getKey().indexOf('|');
        int colon = entry.getKey().lastIndexOf(':');
        out.write(
            JSON.createObjectNode()
                    .put("record", entry.getKey().substring(0, bar))
                    .put("file", entry.getKey().substring(bar + 1, colon))
                    .put("line", Long.parseLong(entry.getKey().substring(colon + 1)))
                    .put("hash", Long.toHexString(entry.getValue()))
                + "\n");
      }
    }
  }

  /**
   * The hash of a row.
   *
   * @param place as {@code _line} has it: a line, or {@code FILE:LINE} where a record has several
   *     files
   */
  Optional<Long> find(String record, String place) {
    if (place.contains(":")) {
      return Optional.ofNullable(hashes.get(record + "|" + place));
    }
    return hashes.entrySet().stream()
        .filter(e -> e.getKey().startsWith(record + "|") && e.getKey().endsWith(":" + place))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
