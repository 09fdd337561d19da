package org.imisconnect.run.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.pack.Pack;
import org.imisconnect.record.RecordType;
import org.imisconnect.run.mapping.PrivateFiles;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.RejectWriter;
import org.imisconnect.source.SourceSession;

/**
 * Writes the rows of refused resources in the source's own layout, with {@code _line} and {@code
 * _codes} before their cells: the row of the resource, and the rows of its lines. One thread.
 */
public final class LetterExport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Pack pack;
  private final SourceSession source;
  private final Path output;

  /**
   * @param output the folder of the mapping
   */
  public LetterExport(Pack pack, SourceSession source, Path output) {
    this.pack = pack;
    this.source = source;
    this.output = output;
  }

  /**
   * Writes one file for each record that has rows in question.
   *
   * @param codes why each resource was refused, by canonical id
   * @return rows by file name
   */
  public Map<String, Long> write(Map<String, String> codes, Path folder) throws IOException {
    Map<String, Map<String, String>> places = places(codes);
    PrivateFiles.folder(folder);
    LetterIndex index = new LetterIndex();
    Map<String, Long> written = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, String>> wanted : places.entrySet()) {
      RecordType record = pack.records().get(wanted.getKey());
      if (record != null) {
        written.put(record.name() + ".csv", write(record, wanted.getValue(), folder, index));
      }
    }
    index.write(folder);
    return written;
  }

  private long write(RecordType record, Map<String, String> places, Path folder, LetterIndex index)
      throws IOException {
    long[] rows = {0};
    try (RecordSource opened = source.open(record);
        RejectWriter out =
            opened.rejects(PrivateFiles.create(folder.resolve(record.name() + ".csv")))) {
      SourceRows.each(
          opened,
          record,
          (batch, row, hash) -> {
            String file = batch.origin(row).file();
            String code = places.get(file + ":" + batch.line(row));
            if (code != null) {
              out.write(batch, row, List.of(code));
              index.put(record.name(), file, batch.line(row), hash);
              rows[0]++;
            }
          });
    }
    return rows[0];
  }

  /** Code by place by record, from the trace. */
  private Map<String, Map<String, String>> places(Map<String, String> codes) throws IOException {
    Path trace = output.resolve("trace.ndjson");
    if (!Files.isRegularFile(trace)) {
      throw new ConfigException("There is no trace of a mapping. Run `imisconnect map` first.");
    }
    Map<String, Map<String, String>> places = new TreeMap<>();
    try (BufferedReader reader = Files.newBufferedReader(trace, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode node = JSON.readTree(line);
        String code = codes.get(node.path("id").asText());
        if (code != null) {
          put(places, node.path("record"), node.path("file"), node.path("line"), code);
          for (JsonNode part : node.path("rows")) {
            put(places, part.path(0), part.path(1), part.path(2), code);
          }
        }
      }
    }
    return places;
  }

  private static void put(
      Map<String, Map<String, String>> places,
      JsonNode record,
      JsonNode file,
      JsonNode line,
      String code) {
    places
        .computeIfAbsent(record.asText(), r -> new HashMap<>())
        .put(file.asText() + ":" + line.asLong(), code);
  }
}
