package org.imisconnect.reconcile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imisconnect.map.CompiledMap.MoneyPath;
import org.imisconnect.map.LineSum;
import org.imisconnect.value.Output;

/** Counts the resources of a folder again, line by line, with the money in them. */
final class NdjsonCount {
  private final JsonFactory json = new JsonFactory();
  private final List<MoneyPath> paths;
  private final Map<String, BigDecimal> sums = new HashMap<>();
  private final Map<String, HashBag> types = new TreeMap<>();

  /**
   * @param paths where each money column ends up; the first path of a column counts
   */
  NdjsonCount(List<MoneyPath> paths) {
    this.paths = List.copyOf(paths);
  }

  void read(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".ndjson") && Character.isUpperCase(name.charAt(0))) {
          String type = name.substring(0, name.length() - ".ndjson".length());
          HashBag bag = types.computeIfAbsent(type, t -> new HashBag());
          eachLine(file, (bytes, from, to) -> add(type, bag, bytes, from, to));
        }
      }
    }
  }

  /** Visits every line of a file, without its end. */
  static void eachLine(Path file, LineVisitor visitor) throws IOException {
    Output line = new Output(1 << 14);
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        int from = 0;
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, from, i);
            visitor.visit(line.bytes, 0, line.size);
            line.size = 0;
            from = i + 1;
          }
        }
        line.write(buffer, from, read);
      }
    }
    if (line.size > 0) {
      visitor.visit(line.bytes, 0, line.size);
    }
  }

  private void add(String type, HashBag bag, byte[] bytes, int from, int to) throws IOException {
    bag.add(LineSum.of(bytes, from, to));
    if (paths.stream().anyMatch(path -> path.path().startsWith(type + "."))) {
      money(type, bytes, from, to);
    }
  }

  private void money(String type, byte[] bytes, int from, int to) throws IOException {
    Deque<String> steps = new ArrayDeque<>();
    try (JsonParser parser = json.createParser(bytes, from, to - from)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          steps.addLast(parser.currentName());
        } else if (token.isNumeric()) {
          number(type, steps, parser);
        }
        if (token.isScalarValue() && parser.getParsingContext().inObject()) {
          steps.removeLast();
        } else if (token.isStructEnd()
            && parser.getParsingContext().inObject()
            && !steps.isEmpty()) {
          steps.removeLast();
        }
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      // A line that is no JSON any more shows as an altered resource; its money is missing then.
      steps.clear();
    }
  }

  private void number(String type, Deque<String> steps, JsonParser parser) throws IOException {
    String path = type + "." + String.join(".", steps);
    for (MoneyPath wanted : paths) {
      if (wanted.path().equals(path) && path.equals(path(wanted.record(), wanted.column()))) {
        BigDecimal amount = new BigDecimal(parser.getText());
        sums.merge(wanted.record() + "." + wanted.column(), amount, BigDecimal::add);
        return;
      }
    }
  }

  /** The first path that a column has to itself; empty where every path is shared or none is. */
  String path(String record, String column) {
    return paths.stream()
        .filter(path -> path.record().equals(record) && path.column().equals(column))
        .map(MoneyPath::path)
        .filter(path -> isOwn(record, column, path))
        .findFirst()
        .orElse("");
  }

  private boolean isOwn(String record, String column, String path) {
    return paths.stream()
        .filter(other -> other.path().equals(path))
        .allMatch(other -> other.record().equals(record) && other.column().equals(column));
  }

  BigDecimal sum(String record, String column) {
    return sums.getOrDefault(record + "." + column, BigDecimal.ZERO);
  }

  /** Types that have a file, sorted. */
  List<String> types() {
    return new ArrayList<>(types.keySet());
  }

  HashBag bag(String type) {
    return types.getOrDefault(type, new HashBag());
  }

  interface LineVisitor {
    void visit(byte[] bytes, int from, int to) throws IOException;
  }
}
