package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of bad input in {@code bad-input.md}: one line, one test, through the command line. */
class BadInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path folder;

  /** One line of the table. */
  record Line(String name, String pack, String change, String finding, String place, int exit) {
    @Override
    public String toString() {
      return name + " (" + pack + ")";
    }
  }

  static List<Arguments> lines() throws IOException {
    List<Arguments> lines = new ArrayList<>();
    try (InputStream in = BadInputTest.class.getResourceAsStream("/bad-input.md")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(each -> each.startsWith("| ")).skip(1).toList()) {
        List<String> cells = Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
        lines.add(
            Arguments.of(
                new Line(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    Integer.parseInt(cells.get(5)))));
      }
    }
    assertThat(lines).hasSizeGreaterThan(15);
    return lines;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void isFoundAtItsPlaceAndEveryRowIsAccountedFor(Line line) throws IOException {
    Shell shell = Shell.in(folder);
    String pack = line.pack();
    Path in = folder.resolve("data");
    if (line.change().startsWith("alias-bomb")) {
      pack = "./mine";
      Path copy = Shell.copyOfPack(line.pack(), folder.resolve("mine"));
      Files.writeString(copy.resolve("pack.yaml"), ALIAS_BOMB);
    }
    generate(shell, line.pack());
    boolean workbook = line.change().startsWith("bomb");
    if (!line.change().startsWith("alias-bomb")) {
      new BadInputFiles(in).change(line.change());
    }
    String input = workbook ? "data/book.xlsx" : "data";
    Shell.Ended ended = shell.run("map", "--pack", pack, "--in", input, "--out", "out");
    assertThat(ended.code()).as(ended.both()).isEqualTo(line.exit());
    if (line.exit() == 2) {
      assertThat(ended.err()).contains(line.finding().equals("-") ? "members.csv" : line.finding());
      return;
    }
    List<JsonNode> findings = findings();
    if (line.finding().equals("-")) {
      assertThat(findings).noneMatch(each -> each.path("severity").asText().equals("error"));
    } else {
      assertThat(findings).anyMatch(finding -> isAt(finding, line));
    }
    everyRowIsAccountedFor();
  }

  private static void generate(Shell shell, String pack) {
    Shell.Ended ended =
        shell.run(
            "generate",
            "--pack",
            pack,
            "--members",
            "30",
            "--claims",
            "12",
            "--seed",
            "3",
            "--today",
            "2026-11-24",
            "--out",
            "data");
    assertThat(ended.code()).as(ended.both()).isZero();
  }

  private List<JsonNode> findings() throws IOException {
    List<JsonNode> findings = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("out/findings.ndjson"))) {
      findings.add(JSON.readTree(line));
    }
    return findings;
  }

  private static boolean isAt(JsonNode finding, Line line) {
    String place = finding.path("file").asText();
    place += finding.has("line") ? ":" + finding.path("line").asText() : "";
    String column = finding.has("column") ? " " + finding.path("column").asText() : "";
    return finding.path("code").asText().equals(line.finding())
        && (place.equals(line.place()) || (place + column).equals(line.place()));
  }

  private void everyRowIsAccountedFor() throws IOException {
    JsonNode run = JSON.readTree(folder.resolve("out/run.json").toFile());
    for (Map.Entry<String, JsonNode> record : run.path("records").properties()) {
      JsonNode rows = record.getValue();
      long lost = rows.path("rejected").asLong() + rows.path("orphaned").asLong();
      assertThat(rows.path("used").asLong() + rows.path("filtered").asLong() + lost)
          .as(record.getKey())
          .isEqualTo(rows.path("read").asLong());
      Path source = folder.resolve("data").resolve(record.getKey() + ".csv");
      Path rejects = folder.resolve("out/rejects").resolve(record.getKey() + ".csv");
      assertThat(linesBelowHeader(source)).isEqualTo(rows.path("read").asLong());
      assertThat(linesBelowHeader(rejects)).as("rejects").isEqualTo(lost);
    }
  }

  /**
   * Rows of the generated files hold no line breaks, so lines are rows; the last may lack its end.
   */
  private static long linesBelowHeader(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return 0;
    }
    long lines = 0;
    boolean open = false;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] block = new byte[1 << 16];
      for (int read = in.read(block); read > 0; read = in.read(block)) {
        for (int i = 0; i < read; i++) {
          lines += block[i] == '\n' ? 1 : 0;
          open = block[i] != '\n';
        }
      }
    }
    return lines + (open ? 1 : 0) - 1;
  }

  private static final String ALIAS_BOMB =
      """
      a: &a [x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
      id: bomb
      """;
}
