package org.imisconnect.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.PackException;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.ReadRows;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Records;
import org.imisconnect.source.SourceContract;
import org.imisconnect.source.SourceInput;
import org.imisconnect.source.delimited.DelimitedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSourceTest implements SourceContract {
  @TempDir Path own;

  @Override
  public RecordSource source(Path folder, RecordType type, List<List<String>> rows)
      throws IOException {
    Path file = folder.resolve("scheme.db");
    Tables.write("jdbc:sqlite:" + file, type, rows);
    return open(Records.with(type, Map.of("table", type.name())), SourceInput.of(file));
  }

  @Override
  public RecordSource rejects(Path folder, RecordType type, byte[] rejects) throws IOException {
    Files.write(folder.resolve("people.csv"), rejects);
    return new DelimitedSource().open(type, SourceInput.of(folder));
  }

  @Test
  void valuesOfEveryStorageClassAreExact() throws Exception {
    Path file = database("CREATE TABLE t (no, b)", "INSERT INTO t VALUES ('0071', 0)");
    Tables.run(
        "jdbc:sqlite:" + file,
        "INSERT INTO t VALUES (9007199254740993, 0.1), (1e21, -2.50), (NULL, 'x''y')");

    ReadRows read = read("no, b", "SELECT no, b FROM t ORDER BY rowid", file);

    assertThat(read.cells())
        .containsExactly(
            List.of("0071", "0"),
            List.of("9007199254740993", "0.1"),
            List.of("1000000000000000000000", "-2.5"),
            List.of("", "x'y"));
  }

  @Test
  void bytesAndHalfTextRejectTheirRow() throws Exception {
    Path file = database("CREATE TABLE t (no, b)", "INSERT INTO t VALUES (1, x'0001'), (2, 'a')");

    ReadRows read = read("no, b", "SELECT no, b FROM t ORDER BY no", file);

    assertThat(read.codes()).containsExactly("CELL_BYTES query:t:1 b");
    assertThat(read.rejected()).containsExactly(true, false);
  }

  @Test
  void conditionsLimitATable() throws Exception {
    Path file = database("CREATE TABLE t (no)", "INSERT INTO t VALUES (1), (2), (3)");
    RecordType type =
        Records.with(Records.of("t", "no"), Map.of("table", "t", "where", "no > 1 OR 1 = 0"));
    try (RecordSource source = open(type, SourceInput.of(file))) {
      assertThat(ReadRows.of(type, source).cells()).containsExactly(List.of("2"), List.of("3"));
    }
  }

  @Test
  void columnsAreMatchedAsInAFile() throws Exception {
    Path file = database("CREATE TABLE t (nr, extra)", "INSERT INTO t VALUES (1, 2)");
    RecordType type = Records.with(Records.of("t", "no*", "extra"), Map.of("table", "t"));
    try (RecordSource source = open(type, SourceInput.of(file))) {
      ReadRows read = ReadRows.of(type, source);
      assertThat(read.codes()).containsExactly("HDR_MISSING query:t", "HDR_UNKNOWN query:t nr");
      assertThat(read.rejected()).containsExactly(true);
    }
  }

  @Test
  void nothingIsEverWritten() throws Exception {
    Path file = database("CREATE TABLE t (no)");
    RecordType type = Records.of("t", "no");

    for (String query : List.of("DELETE FROM t", "SELECT 1; DELETE FROM t", "PRAGMA x")) {
      assertThatThrownBy(
              () -> open(Records.with(type, Map.of("query", query)), SourceInput.of(file)))
          .isInstanceOf(PackException.class)
          .hasMessageContaining("never writes");
    }
    Snapshot snapshot = new Snapshot(SourceInput.of(file));
    try (snapshot) {
      assertThatThrownBy(() -> Tables.run(snapshot.connection(), "INSERT INTO t VALUES (1)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("readonly");
    }
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    Path file = database("CREATE TABLE t (no)");
    RecordType type = Records.with(Records.of("m", "no"), Map.of("table", "member"));
    RecordType wrong = Records.with(Records.of("m", "no"), Map.of("query", "SELECT nr FROM t"));

    assertThatThrownBy(() -> open(type, SourceInput.of(file)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("has no table `member` for record m");
    RecordType optional =
        Records.with(Records.of("m", "no"), Map.of("table", "member", "optional", "yes"));
    assertThat(open(optional, SourceInput.of(file)).exists()).isFalse();
    assertThatThrownBy(() -> ReadRows.of(wrong, open(wrong, SourceInput.of(file))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no such column: nr");
    assertThatThrownBy(() -> open(type, SourceInput.of(own)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("a database needs `url`");
  }

  @Test
  void aDriverFromTheFolderComesFirstAndSeesNothingOfUs() throws Exception {
    Path file = database("CREATE TABLE t (no)");
    Path jar =
        Path.of(org.sqlite.JDBC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path drivers = Files.createDirectories(own.resolve("drivers"));
    Files.copy(jar, drivers.resolve("other.jar"));
    Map<String, String> settings = Map.of("drivers", drivers.toString());

    try (Snapshot snapshot = new Snapshot(new SourceInput(file, settings))) {
      ClassLoader loader = snapshot.connection().getClass().getClassLoader();
      assertThat(loader).isNotSameAs(org.sqlite.JDBC.class.getClassLoader());
      assertThatThrownBy(() -> loader.loadClass(Snapshot.class.getName()))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void aMissingDriverIsNamedWithoutSecrets() {
    Map<String, String> settings =
        Map.of("url", "jdbc:acme://ann:s3cret@host/db?password=s3cret", "drivers", own.toString());

    assertThatThrownBy(() -> new Snapshot(new SourceInput(own, settings)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no driver takes jdbc:acme://host/db. Put its jar into the drivers")
        .hasMessageNotContaining("s3cret");
  }

  private ReadRows read(String columns, String query, Path file) throws IOException {
    RecordType type = Records.with(Records.of("t", columns.split(", ")), Map.of("query", query));
    try (RecordSource source = open(type, SourceInput.of(file))) {
      return ReadRows.of(type, source);
    }
  }

  private Path database(String... statements) throws SQLException {
    Path file = own.resolve("own.db");
    Tables.run("jdbc:sqlite:" + file, statements);
    return file;
  }

  private static RecordSource open(RecordType type, SourceInput input) {
    return new JdbcSource().open(type, input);
  }
}
