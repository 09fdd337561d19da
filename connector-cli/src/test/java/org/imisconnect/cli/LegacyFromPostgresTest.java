package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imisconnect.pack.PackLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** openIMIS's tables straight from PostgreSQL give the bytes that its CSV files give. */
class LegacyFromPostgresTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static LegacyDatabase database;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    database = LegacyDatabase.start();
  }

  @AfterAll
  static void stop() throws IOException {
    database.close();
  }

  @Test
  void generatedTablesGiveTheBytesOfTheirFiles() throws Exception {
    String[] generate = {
      "generate",
      "--pack",
      "openimis-legacy",
      "--members",
      "400",
      "--claims",
      "200",
      "--out",
      "data"
    };
    assertThat(Shell.in(folder).run(generate).code()).isZero();
    compare(folder.resolve("data"), 0);
    JsonNode insurees = accounts("db").path("tblInsuree");
    assertThat(insurees.path("filtered").asInt()).as("history").isPositive();
  }

  @Test
  void theDemonstrationTablesGiveTheBytesOfTheirFilesAndTheCountsOfSql() throws Exception {
    Optional<Path> found = demonstration();
    Assumptions.assumeTrue(
        found.isPresent(), "skipped: no ../shared/data/openimis-demo beside this checkout");
    Path data = found.orElseThrow();
    compare(data, 1);
    JsonNode truth = JSON.readTree(data.resolve("expected.json").toFile());
    for (Map.Entry<String, JsonNode> table : accounts("db").properties()) {
      JsonNode rows = truth.path("rows").path(table.getKey());
      if (rows.has("all")) {
        assertThat(table.getValue().path("read").asInt())
            .as(table.getKey())
            .isEqualTo(rows.path("all").asInt());
      }
    }
    for (String table : new String[] {"tblInsuree", "tblFamilies", "tblPolicy", "tblClaim"}) {
      assertThat(accounts("db").path(table).path("used").asInt())
          .as(table)
          .isEqualTo(truth.path("rows").path(table).path("current").asInt());
    }
    assertThat(accounts("db").at("/tblClaim/money/Claimed/used").decimalValue())
        .isEqualByComparingTo(truth.at("/claims_current/sum_Claimed").decimalValue());
  }

  private static Optional<Path> demonstration() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("../shared/data/openimis-demo").normalize();
      if (Files.isDirectory(data)) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }

  /** Maps the tables by the project file of the documentation, and the files by the same one. */
  private void compare(Path data, int code) throws Exception {
    database.load(data, keys());
    map(
        "db",
        example().replace("jdbc:postgresql://db.example.org:5432/imis", database.url()),
        code);
    String files = example().replaceAll("(?m)^  url: .*$", "  path: " + data);
    map("csv", files.replaceAll("(?m)^  (user|password): .*\\R", ""), code);
    assertThat(resources("db")).isEqualTo(resources("csv"));
    assertThat(accounts("db")).isEqualTo(accounts("csv"));
  }

  private void map(String name, String project, int code) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    Files.writeString(place.resolve("imisconnect.yaml"), project);
    Cli.Run run =
        new Cli(place, Clock.systemUTC())
            .set("IMIS_DB_USER", "postgres")
            .set("IMIS_DB_PASSWORD", "postgres")
            .run("map");
    assertThat(run.code()).as(run.all()).isEqualTo(code);
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    PackLoader.load("openimis-legacy")
        .records()
        .forEach(
            (name, record) ->
                record.columns().stream()
                    .filter(column -> column.required() && column.name().matches("(?i).*id"))
                    .findFirst()
                    .ifPresent(column -> keys.put(name, column.name())));
    return keys;
  }

  /** The project file that docs/sources.md shows. */
  private static String example() throws IOException {
    String page = Files.readString(Path.of("../docs/sources.md"));
    int section = page.indexOf("## openIMIS's own database as a source");
    int from = page.indexOf("```yaml\n", section) + 8;
    return page.substring(from, page.indexOf("```", from));
  }

  private JsonNode accounts(String project) throws IOException {
    return JSON.readTree(folder.resolve(project).resolve("out/run.json").toFile()).path("records");
  }

  private Map<String, String> resources(String project) throws IOException {
    Map<String, String> resources = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(project).resolve("out"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*[A-Z]\\w+\\.ndjson")).toList()) {
        resources.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    assertThat(resources).hasSizeGreaterThan(8);
    return resources;
  }
}
