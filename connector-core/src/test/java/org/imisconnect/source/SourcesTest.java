package org.imisconnect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.delimited.DelimitedSource;
import org.imisconnect.source.json.JsonSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final RecordType TABLE =
      Records.with(
          Records.of("insuree", "CHFID"),
          Map.of(
              "alternatives",
              List.of(
                  Map.of("kind", "delimited", "file", "tblInsuree.csv"),
                  Map.of("kind", "json"),
                  Map.of("kind", "jdbc", "table", "tblInsuree"))));
  private final Sources sources = Sources.load(Sources.class.getClassLoader());
  @TempDir Path folder;

  @Test
  void theOwnKindsAreThere() {
    assertThat(sources.kinds()).containsExactly("delimited", "jdbc", "json", "sheet");
    assertThat(sources.broken()).isEmpty();
  }

  @Test
  void anUnknownKindIsNamedWithItsNeighbour() {
    RecordType type = Records.with(Records.of("m", "no"), Map.of("kind", "delimitted"));

    assertThatThrownBy(() -> sources.open(type, SourceInput.of(folder)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no source of kind `delimitted`")
        .hasMessageContaining("Did you mean `delimited`?");
  }

  @Test
  void twoSourcesOfOneKindStopTheStart() {
    assertThatThrownBy(() -> Sources.of(List.of(new JsonSource(), new JsonSource())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("two sources have the kind `json`")
        .hasMessageContaining(JsonSource.class.getName());
  }

  @Test
  void aBrokenPluginHindersNoOther() throws IOException {
    Path services = Files.createDirectories(folder.resolve("plugin/META-INF/services"));
    Files.writeString(
        services.resolve(Source.class.getName()),
        "org.example.Gone\n" + BrokenSource.class.getName() + "\n");
    URL[] plugin = {folder.resolve("plugin").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(plugin, Sources.class.getClassLoader())) {
      Sources found = Sources.load(loader);

      assertThat(found.kinds()).contains("delimited", "jdbc", "json", "sheet");
      assertThat(found.broken()).hasSize(2);
      assertThat(found.broken().toString())
          .contains("org.example.Gone")
          .contains("test-classes (" + BrokenSource.class.getName());
      assertThatThrownBy(() -> found.get("other")).hasMessageContaining("Not loaded: ");
    }
  }

  @Test
  void aRecordIsReadFromWhateverTheInputIs() throws Exception {
    Files.writeString(folder.resolve("tblInsuree.csv"), "CHFID\ncsv\n");
    assertThat(read(SourceInput.of(folder))).isEqualTo("csv");

    Files.delete(folder.resolve("tblInsuree.csv"));
    Files.writeString(folder.resolve("insuree.ndjson"), "{\"CHFID\":\"json\"}");
    assertThat(read(SourceInput.of(folder))).isEqualTo("json");
    assertThat(read(SourceInput.of(folder.resolve("insuree.ndjson")))).isEqualTo("json");

    Path database = folder.resolve("imis.db");
    database("jdbc:sqlite:" + database);
    assertThat(read(SourceInput.of(database))).isEqualTo("jdbc");
    Map<String, String> url = Map.of("url", "jdbc:sqlite:" + database);
    assertThat(read(new SourceInput(folder, url))).isEqualTo("jdbc");
    assertThat(read(new SourceInput(database, Map.of("kind", "jdbc")))).isEqualTo("jdbc");
  }

  @Test
  void anInputThatNoAlternativeTakesSaysSo() {
    assertThatThrownBy(() -> read(new SourceInput(folder, Map.of("kind", "sheet"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot be read from sheet; the pack has delimited, json, jdbc");
    assertThatThrownBy(() -> read(SourceInput.of(folder)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("in none of its forms there")
        .hasMessageContaining("tblInsuree.csv");
  }

  private String read(SourceInput input) throws IOException {
    try (SourceSession session = sources.session(input);
        RecordSource source = session.open(TABLE)) {
      return ReadRows.of(TABLE, source).cells().get(0).get(0);
    }
  }

  private static void database(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE tblInsuree (CHFID text)");
      statement.execute("INSERT INTO tblInsuree VALUES ('jdbc')");
    }
  }

  /** A plug-in whose constructor fails. */
  public static final class BrokenSource implements Source {
    private final DelimitedSource inner;

    public BrokenSource() {
      throw new IllegalStateException("no licence");
    }

    @Override
    public String kind() {
      return inner.kind();
    }

    @Override
    public RecordSource open(RecordType type, SourceInput input) {
      return inner.open(type, input);
    }
  }
}
