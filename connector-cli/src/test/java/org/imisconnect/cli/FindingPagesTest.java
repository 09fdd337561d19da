package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every finding code has a page, and every page is about a code. */
class FindingPagesTest {
  private static final Path PAGES = Path.of("../docs/findings");

  /** Where findings about data begin: the code is the first text of the call. */
  private static final Pattern FINDING =
      Pattern.compile(
          "(?:Finding\\.of|new Finding|\\.(?:add|warn|error|tell|complain|reject|fail)|\\b(?:add|"
              + "error|warn|tell|problem|finding|of))\\(\\s*\"([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+)\"");

  private static final Pattern CHECK = Pattern.compile("check: ([A-Z][A-Z0-9_]+)");

  private static List<Path> files(String module, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main"))) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    for (String module : List.of("fhir-mappings", "connector-core", "connector-cli")) {
      for (Path file : files(module, ".java")) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
  }

  private static Set<String> checks() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (Path file : files("fhir-mappings", ".yaml")) {
      Matcher check = CHECK.matcher(Files.readString(file));
      while (check.find()) {
        codes.add(check.group(1));
      }
    }
    return codes;
  }

  private static Set<String> pages() throws IOException {
    Set<String> pages = new TreeSet<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      files.forEach(file -> pages.add(file.getFileName().toString().replace(".md", "")));
    }
    return pages;
  }

  @Test
  void everyCodeHasAPage() throws IOException {
    Set<String> codes = checks();
    for (String source : sources()) {
      Matcher finding = FINDING.matcher(source);
      while (finding.find()) {
        codes.add(finding.group(1));
      }
    }
    assertThat(codes).hasSizeGreaterThan(90);
    codes.removeAll(pages());
    assertThat(codes).as("codes without a page in docs/findings").isEmpty();
  }

  @Test
  void everyPageIsAboutACode() throws IOException {
    String all = String.join("\n", sources());
    Set<String> pages = pages();
    pages.removeAll(checks());
    pages.removeIf(code -> isSaid(all, code));
    assertThat(pages).as("pages of codes that nothing gives").isEmpty();
  }

  /** As a word of its own, or put together of a family and a rest: PACK + _KEY. */
  private static boolean isSaid(String sources, String code) {
    int line = code.indexOf('_');
    return Pattern.compile("\\b" + code + "\\b").matcher(sources).find()
        || (line > 0
            && sources.contains('"' + code.substring(0, line) + '"')
            && sources.contains('"' + code.substring(line) + '"'));
  }

  @Test
  void everyPageSaysWhatToDo() throws IOException {
    for (String code : pages()) {
      List<String> lines = Files.readAllLines(PAGES.resolve(code + ".md"));
      assertThat(lines.get(0)).as(code).isEqualTo("# " + code);
      assertThat(lines).as(code).hasSizeBetween(5, 40);
    }
  }
}
