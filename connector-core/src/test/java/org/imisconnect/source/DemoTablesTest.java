package org.imisconnect.source;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.delimited.DelimitedSource;
import org.imisconnect.source.jdbc.JdbcSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** The demonstration tables of openIMIS, where they are at hand. */
class DemoTablesTest {
  private static final String TYPES =
      "ValidityFrom=timestamptz,ValidityTo=timestamptz,DOB=date,DateClaimed=date,Claimed=numeric(18,2),"
          + "isOffline=boolean,IsHead=boolean,InsureeUUID=uuid,ClaimUUID=uuid,InsureeID=integer";

  @Test
  void everyTableReadsAsAnIndependentReaderSees() throws IOException {
    for (Path file : tables()) {
      List<List<String>> expected = independent(file);
      RecordType type = Records.with(type(file, expected.get(0)), Map.of("trim", "no"));
      try (RecordSource source =
          new DelimitedSource().open(type, SourceInput.of(file.getParent()))) {
        ReadRows read = ReadRows.of(type, source);
        assertThat(read.codes()).isEmpty();
        assertThat(read.cells()).isEqualTo(expected.subList(1, expected.size()));
      }
    }
  }

  @Test
  void tablesInADatabaseGiveTheSameCellsAsTheirCsv() throws Exception {
    List<Path> tables = tables();
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      SourceInput input = new SourceInput(Path.of("."), Map.of("url", url));
      for (Path file : tables) {
        List<String> names = independent(file).get(0);
        load(url, file, names);
        RecordType csv = Records.with(type(file, names), Map.of("trim", "no"));
        RecordType table = Records.with(csv, Map.of("trim", "no", "table", name(file)));
        try (RecordSource one = new DelimitedSource().open(csv, SourceInput.of(file.getParent()));
            RecordSource other = new JdbcSource().open(table, input)) {
          ReadRows read = ReadRows.of(table, other);
          assertThat(read.codes()).isEmpty();
          // without a primary key a table's own order is not that of the file
          assertThat(read.cells())
              .containsExactlyInAnyOrderElementsOf(ReadRows.of(csv, one).cells());
        }
      }
    }
  }

  private static void load(String url, Path file, List<String> names) throws Exception {
    Map<String, String> types =
        Arrays.stream(TYPES.split(",(?![0-9])"))
            .map(pair -> pair.split("="))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    String columns =
        names.stream()
            .map(name -> "\"" + name + "\" " + types.getOrDefault(name, "text"))
            .collect(Collectors.joining(", "));
    try (Connection connection = DriverManager.getConnection(url);
        Reader text = Files.newBufferedReader(file)) {
      connection.createStatement().execute("CREATE TABLE \"" + name(file) + "\" (" + columns + ")");
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY \"" + name(file) + "\" FROM STDIN WITH (FORMAT csv, HEADER)", text);
    }
  }

  private static List<List<String>> independent(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
      reader.forEach(row -> rows.add(row.getFields()));
    }
    return rows;
  }

  private static RecordType type(Path file, List<String> names) {
    return Records.with(
        Records.of(name(file), names.toArray(String[]::new)), Map.of("kind", "delimited"));
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".csv", "");
  }

  private static List<Path> tables() throws IOException {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("../shared/data/openimis-demo"))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(at != null, "skipped: the demonstration tables are not at hand");
    try (Stream<Path> files = Files.list(at.resolve("../shared/data/openimis-demo").normalize())) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }
}
