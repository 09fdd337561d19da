package org.imisconnect.run.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imisconnect.map.CompiledMap;
import org.imisconnect.map.RecordPlan;
import org.imisconnect.record.RecordType;
import org.imisconnect.value.Output;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code run.json}: which pack, what was read, what became of rows and money, and the CRC-32
 * of every file that was read or written.
 */
public final class RunFile {
  private RunFile() {}

  /**
   * Writes the file.
   *
   * @param about facts of the run by name (pack, version, scheme, started, finished), in this order
   */
  public static void write(
      Path out,
      Map<String, String> about,
      MapResult result,
      List<RecordPlan> plans,
      Collection<RecordType> records,
      RecordSources sources,
      SourceChecksums digests)
      throws IOException {
    Output bytes = new Output(1 << 14);
    JsonLine json = new JsonLine(bytes);
    json.open('{');
    about.forEach((name, value) -> json.name(name).text(value));
    records(json, result);
    counts(json, "resources", new TreeMap<>(result.resources()));
    counts(json, "findings", result.findings().byCode());
    moneyPaths(json, plans);
    sourceFiles(json, records, sources, digests.all());
    outputFiles(json, out, result.digests());
    json.close('}').end();
    try (OutputStream file = PrivateFiles.create(out.resolve("run.json"))) {
      file.write(bytes.bytes, 0, bytes.size);
    }
  }

  private static void records(JsonLine json, MapResult result) {
    json.name("records").open('{');
    for (RecordAccount account : result.accounts()) {
      json.name(account.record().name()).open('{');
      json.name("read").number(account.read());
      for (RowClass rowClass : RowClass.values()) {
        json.name(rowClass.label()).number(account.rows(rowClass));
      }
      if (account.hasMoney()) {
        json.name("money").open('{');
        account.moneyColumns().forEach(column -> money(json, account, column));
        json.close('}');
      }
      json.close('}');
    }
    json.close('}');
  }

  private static void money(JsonLine json, RecordAccount account, String column) {
    json.name(column).open('{');
    for (RowClass rowClass : RowClass.values()) {
      json.name(rowClass.label()).raw(account.money(column, rowClass));
    }
    json.name("unreadable").number(account.unreadable(column)).close('}');
  }

  private static void counts(JsonLine json, String name, Map<String, Long> counts) {
    json.name(name).open('{');
    counts.forEach((key, count) -> json.name(key).number(count));
    json.close('}');
  }

  private static void moneyPaths(JsonLine json, List<RecordPlan> plans) {
    json.name("moneyPaths").open('[');
    for (RecordPlan plan : plans) {
      for (CompiledMap map : plan.maps()) {
        for (CompiledMap.MoneyPath path : map.money()) {
          json.open('{').name("record").text(path.record()).name("column").text(path.column());
          json.name("map").text(map.name()).name("path").text(path.path()).close('}');
        }
      }
    }
    json.close(']');
  }

  private static void sourceFiles(
      JsonLine json,
      Collection<RecordType> records,
      RecordSources sources,
      Map<Path, String> digests)
      throws IOException {
    json.name("sources").open('[');
    for (RecordType record : records) {
      if (sources.exists(record)) {
        for (Path file : sources.source(record).files()) {
          json.open('{').name("record").text(record.name());
          json.name("file").text(file.getFileName().toString());
          digest(json, file, digests.get(file));
        }
      }
    }
    json.close(']');
  }

  private static void outputFiles(JsonLine json, Path out, Map<String, String> digests)
      throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(out)) {
      List<Path> regular = new ArrayList<>(found.filter(Files::isRegularFile).toList());
      regular.forEach(file -> files.put(out.relativize(file).toString().replace('\\', '/'), file));
    }
    files.remove("run.json");
    json.name("files").open('[');
    for (Map.Entry<String, Path> file : new LinkedHashMap<>(files).entrySet()) {
      json.open('{').name("file").text(file.getKey());
      digest(json, file.getValue(), digests.get(file.getKey()));
    }
    json.close(']');
  }

  private static void digest(JsonLine json, Path file, @Nullable String known) throws IOException {
    json.name("bytes").number(Files.size(file)).name("crc32");
    json.text(known == null ? FileChecksum.crc32(file) : known);
    json.close('}');
  }
}
