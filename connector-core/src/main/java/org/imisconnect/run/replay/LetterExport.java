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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.pack.Pack;
import org.imisconnect.record.RecordType;
import org.imisconnect.run.mapping.PrivateFiles;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.RejectWriter;
import org.imisconnect.source.SourceSession;

/**
 * Writes the rows of refused resources in the source's own layout, with {@code _line}, {@code
 * _codes} and {@code _reason} before their cells: the row of the resource, and the rows of its
 * lines. One thread.
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
   * @param causes why each resource was refused, by canonical id
   * @return rows by file name
   */
  public Map<String, Long> write(Map<String, Cause> causes, Path folder) throws IOException {
    Map<String, Map<String, Set<Cause>>> places = places(causes);
    PrivateFiles.folder(folder);
    LetterIndex index = new LetterIndex();
    Map<String, Long> written = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, Set<Cause>>> wanted : places.entrySet()) {
      RecordType record = pack.records().get(wanted.getKey());
      if (record != null) {
        written.put(record.name() + ".csv", write(record, wanted.getValue(), folder, index));
      }
    }
    index.write(folder);
    return written;
  }

  private long write(
      RecordType record, Map<String, Set<Cause>> places, Path folder, LetterIndex index)
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
            Set<Cause> causes = places.get(file + ":" + batch.line(row));
            if (causes != null) {
              out.write(batch, row, codes(causes), words(causes));
              index.put(record.name(), file, batch.line(row), hash);
              rows[0]++;
            }
          });
    }
    return rows[0];
  }

  private static List<String> codes(Set<Cause> causes) {
    return causes.stream().map(Cause::code).distinct().toList();
  }

  private static String words(Set<Cause> causes) {
    return causes.stream()
        .map(Cause::words)
        .filter(words -> !words.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Causes by place by record, from the trace. */
  private Map<String, Map<String, Set<Cause>>> places(Map<String, Cause> causes)
      throws IOException {
    Path trace = output.resolve("trace.ndjson");
    if (!Files.isRegularFile(trace)) {
      throw new ConfigException("There is no trace of a mapping. Run `imisconnect map` first.");
    }
    Map<String, Map<String, Set<Cause>>> places = new TreeMap<>();
    try (BufferedReader reader = Files.newBufferedReader(trace, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode node = JSON.readTree(line);
        Cause cause = causes.get(node.path("id").asText());
        if (cause != null) {
          put(places, node.path("record"), node.path("file"), node.path("line"), cause);
          for (JsonNode part : node.path("rows")) {
            put(places, part.path(0), part.path(1), part.path(2), cause);
          }
        }
      }
    }
    return places;
  }

  private static void put(
      Map<String, Map<String, Set<Cause>>> places,
      JsonNode record,
      JsonNode file,
      JsonNode line,
      Cause cause) {
    places
        .computeIfAbsent(record.asText(), r -> new HashMap<>())
        .computeIfAbsent(file.asText() + ":" + line.asLong(), p -> new LinkedHashSet<>())
        .add(cause);
  }
}
