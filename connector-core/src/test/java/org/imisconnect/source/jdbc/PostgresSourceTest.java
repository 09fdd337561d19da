package org.imisconnect.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.ReadRows;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Records;
import org.imisconnect.source.SourceContract;
import org.imisconnect.source.SourceInput;
import org.imisconnect.source.SourceSession;
import org.imisconnect.source.Sources;
import org.imisconnect.source.delimited.DelimitedSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresSourceTest implements SourceContract {
  private static EmbeddedPostgres server;
  private static String url;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
    url = server.getJdbcUrl("postgres", "postgres");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  public RecordSource source(Path folder, RecordType type, List<List<String>> rows)
      throws IOException {
    Tables.write(url, type, rows);
    return new JdbcSource()
        .open(Records.with(type, Map.of("table", "public." + type.name())), input());
  }

  @Override
  public RecordSource rejects(Path folder, RecordType type, byte[] rejects) throws IOException {
    Files.write(folder.resolve("people.csv"), rejects);
    return new DelimitedSource().open(type, SourceInput.of(folder));
  }

  @Test
  void valuesAreThoseOfPostgresCsv() throws Exception {
    Tables.run(
        url,
        "DROP TABLE IF EXISTS v",
        "CREATE TABLE v (n numeric(20,2), f float8, b boolean, d date, z timestamptz,"
            + " t timestamp, u uuid, i bigint, c char(4), s text)",
        "INSERT INTO v VALUES (150000.50, 1e20, true, '2019-02-03', '2018-03-21 11:20:33.533+07',"
            + " '2017-01-01', '96c604a1-4d71-4c37-bd5a-867595863102', 9007199254740993, 'A', '')",
        "INSERT INTO v VALUES (NULL, 0.1, false, NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
    RecordType type = Records.of("v", "n", "f", "b", "d", "z", "t", "u", "i", "c", "s");

    ReadRows read = read(Records.with(type, Map.of("query", "SELECT * FROM v ORDER BY f DESC")));

    assertThat(read.cells().get(0))
        .containsExactly(
            "150000.50",
            "100000000000000000000",
            "t",
            "2019-02-03",
            "2018-03-21 04:20:33.533+00",
            "2017-01-01 00:00:00",
            "96c604a1-4d71-4c37-bd5a-867595863102",
            "9007199254740993",
            "A",
            "");
    assertThat(read.cells().get(1)).containsExactly("", "0.1", "f", "", "", "", "", "", "", "");
  }

  @Test
  void allRecordsOfASessionAreSeenAtOneMoment() throws Exception {
    Tables.run(
        url,
        "DROP TABLE IF EXISTS claim, line",
        "CREATE TABLE claim (no int)",
        "CREATE TABLE line (no int)",
        "INSERT INTO claim VALUES (1)",
        "INSERT INTO line VALUES (1)");
    RecordType claim =
        Records.with(Records.of("claim", "no"), Map.of("kind", "jdbc", "table", "claim"));
    RecordType line =
        Records.with(Records.of("line", "no"), Map.of("kind", "jdbc", "table", "line"));
    Sources sources = Sources.load(Sources.class.getClassLoader());

    try (SourceSession session = sources.session(input());
        RecordSource claims = session.open(claim)) {
      assertThat(ReadRows.of(claim, claims).cells()).hasSize(1);
      Tables.run(url, "INSERT INTO claim VALUES (2)", "INSERT INTO line VALUES (2)");
      try (RecordSource lines = session.open(line)) {
        assertThat(ReadRows.of(line, lines).cells()).hasSize(1);
      }
      assertThat(ReadRows.of(claim, claims).cells()).hasSize(1);
    }
    assertThat(read(claim).cells()).hasSize(2);
  }

  @Test
  void aMissingTableDoesNotEndTheSnapshot() throws Exception {
    Tables.run(url, "DROP TABLE IF EXISTS here", "CREATE TABLE here (no int)");
    RecordType gone =
        Records.with(Records.of("gone", "no"), Map.of("table", "gone", "optional", "yes"));
    RecordType here = Records.with(Records.of("here", "no"), Map.of("table", "here"));

    try (SourceSession session = new JdbcSource().session(input())) {
      assertThat(session.open(gone).exists()).isFalse();
      assertThat(ReadRows.of(here, session.open(here)).codes()).isEmpty();
    }
  }

  @Test
  void nothingIsEverWritten() throws Exception {
    Tables.run(url, "DROP TABLE IF EXISTS w", "CREATE TABLE w (no int)");

    try (Snapshot snapshot = new Snapshot(input())) {
      assertThatThrownBy(() -> Tables.run(snapshot.connection(), "INSERT INTO w VALUES (1)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("read-only transaction");
    }
  }

  @Test
  void bytesAreRefused() throws Exception {
    Tables.run(url, "DROP TABLE IF EXISTS y", "CREATE TABLE y (no int, photo bytea)");
    Tables.run(url, "INSERT INTO y VALUES (1, '\\x00'), (2, NULL)");
    RecordType type = Records.with(Records.of("y", "no", "photo"), Map.of("table", "y"));

    ReadRows read = read(type);

    assertThat(read.codes()).containsExactly("CELL_BYTES query:y:1 photo");
    assertThat(read.rejected()).containsExactly(true, false);
  }

  @Test
  void failuresShowNeitherSecretsNorValues() throws Exception {
    Tables.run(url, "DROP TABLE IF EXISTS s", "CREATE TABLE s (no text)");
    Tables.run(url, "INSERT INTO s VALUES ('Chanthavong')");
    RecordType type =
        Records.with(Records.of("s", "no"), Map.of("query", "SELECT no::int AS no FROM s"));

    assertThatThrownBy(() -> read(type))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("SQL state 22P02")
        .hasMessageNotContaining("Chanthavong")
        .hasNoCause();
    Map<String, String> wrong = new HashMap<>(input().settings());
    wrong.put(
        "url", url.replaceAll("[?].*", "").replace("/postgres", "/none") + "?password=s3cret");
    wrong.put("user", "nobody");
    wrong.put("password", "s3cret");
    assertThatThrownBy(() -> new Snapshot(new SourceInput(Path.of("."), wrong)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot open jdbc:postgresql://localhost:")
        .hasMessageNotContaining("s3cret");
  }

  private static ReadRows read(RecordType type) throws IOException {
    try (RecordSource source = new JdbcSource().open(type, input())) {
      return ReadRows.of(type, source);
    }
  }

  private static SourceInput input() {
    return new SourceInput(Path.of("."), Map.of("url", url));
  }
}
