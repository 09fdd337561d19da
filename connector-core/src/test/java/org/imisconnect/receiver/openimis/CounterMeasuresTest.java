package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of counter-measures names tests that there are, and leaves no row out. */
class CounterMeasuresTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private final Path root = root();

  private static Path root() {
    Path dir = Path.of(System.getProperty("user.dir"));
    return Files.isDirectory(dir.resolve("docs")) ? dir : dir.getParent();
  }

  private String table() throws IOException {
    return Files.readString(root.resolve("docs/openimis-counter-measures.md"));
  }

  private Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (String module : List.of("connector-core", "connector-cli")) {
      try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
          tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
    return tests;
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Map<String, String> tests = tests();
    Matcher named = NAMED.matcher(table());
    int number = 0;
    while (named.find()) {
      number++;
      assertThat(tests.getOrDefault(named.group(1), ""))
          .describedAs(named.group())
          .contains(" void " + named.group(2) + "(");
    }
    assertThat(number).isGreaterThan(50);
  }

  @Test
  void everyLineNamesATestAndEveryKnownRowHasALine() throws IOException {
    String table = table();
    table
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| Row"))
        .forEach(
            line -> {
              assertThat(NAMED.matcher(line).find()).describedAs(line).isTrue();
              assertThat(line).matches(".* \\| yes(, [0-9]+ times)? \\|");
            });
    IntStream.rangeClosed(1, 14).forEach(row -> assertThat(table).contains("| P" + row + " |"));
    IntStream.rangeClosed(1, 7).forEach(row -> assertThat(table).contains("| D" + row + " |"));
    IntStream.rangeClosed(1, 15)
        .forEach(row -> assertThat(table).contains("| newest " + row + " |"));
  }
}
