package org.imisconnect.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.ConfigException;

/** {@code run.json} as the report needs it. Immutable. */
record RunFacts(
    String pack,
    String version,
    String status,
    String started,
    String finished,
    List<RecordRows> records,
    Optional<MoneyColumn> claimed,
    List<Digest> sources,
    List<Digest> files) {

  /** Rows of one record by what mapping made of them. */
  record RecordRows(
      String name, long read, long used, long filtered, long rejected, long orphaned) {}

  /** The column that feeds the total of claims, and its sums. */
  record MoneyColumn(
      String record,
      String column,
      BigDecimal used,
      BigDecimal filtered,
      BigDecimal rejected,
      BigDecimal orphaned) {
    BigDecimal source() {
      return used.add(filtered).add(rejected).add(orphaned);
    }
  }

  /** A file and its CRC-32. */
  record Digest(String file, long bytes, String crc32) {}

  static RunFacts read(Path folder) throws IOException {
    Path file = folder.resolve("run.json");
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          folder.getFileName() + " holds no run.json. Run `imisconnect map` first.");
    }
    JsonNode run =
        new ObjectMapper()
            .enable(
                com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readTree(Files.readAllBytes(file));
    List<RecordRows> records = new ArrayList<>();
    run.path("records")
        .properties()
        .forEach(entry -> records.add(rows(entry.getKey(), entry.getValue())));
    return new RunFacts(
        run.path("pack").asText(),
        run.path("packVersion").asText(),
        run.path("packStatus").asText(),
        run.path("started").asText(),
        run.path("finished").asText(),
        List.copyOf(records),
        claimed(run),
        digests(run.path("sources")),
        digests(run.path("files")));
  }

  private static RecordRows rows(String name, JsonNode rows) {
    return new RecordRows(
        name,
        rows.path("read").asLong(),
        rows.path("used").asLong(),
        rows.path("filtered").asLong(),
        rows.path("rejected").asLong(),
        rows.path("orphaned").asLong());
  }

  private static Optional<MoneyColumn> claimed(JsonNode run) {
    for (JsonNode path : run.path("moneyPaths")) {
      if (path.path("path").asText().equals("Claim.total.value")) {
        String record = path.path("record").asText();
        String column = path.path("column").asText();
        JsonNode sums = run.path("records").path(record).path("money").path(column);
        return Optional.of(
            new MoneyColumn(
                record,
                column,
                sums.path("used").decimalValue(),
                sums.path("filtered").decimalValue(),
                sums.path("rejected").decimalValue(),
                sums.path("orphaned").decimalValue()));
      }
    }
    return Optional.empty();
  }

  private static List<Digest> digests(JsonNode list) {
    List<Digest> digests = new ArrayList<>();
    list.forEach(
        node ->
            digests.add(
                new Digest(
                    node.path("file").asText(),
                    node.path("bytes").asLong(),
                    node.path("crc32").asText())));
    return List.copyOf(digests);
  }
}
