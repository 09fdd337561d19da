package org.imisconnect.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.record.RecordType;
import org.imisconnect.value.FunctionRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden pairs of the built-in packs: {@code input/*.csv} gives exactly {@code output/TYPE.ndjson}
 * and {@code findings.csv}. Run with {@code -Dgolden.approve=true} to take what is made as right.
 */
class GoldenPairsTest {
  private static final Path PACKS = Path.of("src/main/resources/packs");

  static List<Path> pairs() throws IOException {
    try (Stream<Path> folders = Files.walk(PACKS, 3)) {
      return folders
          .filter(folder -> folder.getParent().endsWith("golden") && Files.isDirectory(folder))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void givesTheSameBytes(Path pair) throws IOException {
    Pack pack = PackLoader.load(pair.getName(pair.getNameCount() - 3).toString());
    Map<String, List<ExampleRows.Row>> rows = new HashMap<>();
    for (RecordType type : pack.records().values()) {
      rows.put(type.name(), CsvRows.of(type, pair.resolve("input/" + type.name() + ".csv")));
    }
    MemoryRun run = new MemoryRun(ExampleRows.of(rows), pair.getFileName().toString());
    CompiledPack.compile(pack, FunctionRegistry.core()).plans().forEach(run::run);
    Map<String, String> made = new TreeMap<>();
    for (String type : run.types()) {
      made.put("output/" + type + ".ndjson", String.join("\n", run.lines(type)) + "\n");
    }
    made.put("findings.csv", findings(run));
    if (Boolean.getBoolean("golden.approve")) {
      approve(pair, made);
    }
    assertThat(made).isEqualTo(wanted(pair));
    assertThat(made).hasSizeGreaterThan(5);
  }

  private static String findings(MemoryRun run) {
    List<String> lines = new ArrayList<>(List.of("code,count"));
    run.findings().byCode().forEach((code, count) -> lines.add(code + "," + count));
    return String.join("\n", lines) + "\n";
  }

  private static Map<String, String> wanted(Path pair) throws IOException {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put("findings.csv", Files.readString(pair.resolve("findings.csv")));
    try (Stream<Path> files = Files.list(pair.resolve("output"))) {
      for (Path file : files.toList()) {
        wanted.put("output/" + file.getFileName(), Files.readString(file));
      }
    }
    return wanted;
  }

  private static void approve(Path pair, Map<String, String> made) throws IOException {
    Files.createDirectories(pair.resolve("output"));
    for (Map.Entry<String, String> file : made.entrySet()) {
      Files.writeString(pair.resolve(file.getKey()), file.getValue());
    }
  }
}
