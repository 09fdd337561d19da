package org.imisconnect.run.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.run.mapping.PrivateFiles;
import org.imisconnect.source.SourceSession;

/**
 * The mended rows of a project, each with the hash of the row that it stands in for. A mended row
 * counts wherever a row with that hash is read, so it follows its row through reordered extracts,
 * and ends by itself when the row changes in the source. Not for two threads while it is added to.
 */
public final class Replays {
  static final String FILE = "rows.ndjson";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path file;
  private final Map<String, Map<Long, byte[][]>> rows = new HashMap<>();

  private Replays(Path file) {
    this.file = file;
  }

  /** Reads the rows of a folder; none where it is not there. A later one wins. */
  public static Replays load(Path folder) throws IOException {
    Replays replays = new Replays(folder.resolve(FILE));
    if (Files.isRegularFile(replays.file)) {
      try (BufferedReader reader = Files.newBufferedReader(replays.file, StandardCharsets.UTF_8)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          JsonNode node = JSON.readTree(line);
          List<String> cells = new ArrayList<>();
          node.path("cells").forEach(cell -> cells.add(cell.asText()));
          replays.put(
              node.path("record").asText(),
              Long.parseUnsignedLong(node.path("hash").asText(), 16),
              cells);
        }
      }
    }
    return replays;
  }

  private void put(String record, long hash, List<String> cells) {
    byte[][] bytes =
        cells.stream().map(cell -> cell.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    rows.computeIfAbsent(record, r -> new HashMap<>()).put(hash, bytes);
  }

  /**
   * Keeps a mended row.
   *
   * @param hash of the row as it is read now, an earlier mended row included
   * @param cells of the record's columns, in declared order
   */
  public void add(String record, long hash, List<String> cells) throws IOException {
    PrivateFiles.folderOf(file);
    if (!Files.exists(file)) {
      PrivateFiles.create(file).close();
    }
    ObjectNode node = JSON.createObjectNode().put("record", record);
    node.put("hash", Long.toHexString(hash));
    cells.forEach(node.putArray("cells")::add);
    Files.writeString(file, node + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    put(record, hash, cells);
  }

  /** Number of mended rows. */
  public long count() {
    return rows.values().stream().mapToLong(Map::size).sum();
  }

  /** A source in which mended rows stand in for their own. */
  public SourceSession over(SourceSession source) {
    return rows.isEmpty() ? source : new ReplayedSession(source, rows);
  }
}
