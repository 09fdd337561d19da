package org.imisconnect.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.imisconnect.finding.Finding;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.Yaml;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every example on every page about the language does what the page says. */
class MappingPagesTest {
  private static final Path PAGES = Path.of("../docs/mapping");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyExampleGivesWhatItsPageSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      List<String> examples = examples(page);
      for (int i = 0; i < examples.size(); i++) {
        String name = page.getFileName() + " " + (i + 1);
        String example = examples.get(i);
        tests.add(DynamicTest.dynamicTest(name, () -> run(name, example)));
      }
    }
    return tests.stream();
  }

  @Test
  void everyPageHasTwoExamplesAndStandsInTheIndex() throws IOException {
    String index = Files.readString(PAGES.resolve("README.md"));
    assertThat(pages()).hasSizeGreaterThan(9);
    for (Path page : pages()) {
      assertThat(examples(page)).as(page.toString()).hasSize(2);
      assertThat(index).contains("(" + page.getFileName() + ")");
    }
  }

  private void run(String name, String text) throws IOException {
    Node.Mapping example = Yaml.read(name, text.getBytes(StandardCharsets.UTF_8));
    Path path = Files.createDirectories(folder.resolve(name.replace(' ', '-')));
    TestPack pack = new TestPack(path);
    Map<String, List<Map<String, String>>> rows = rows(example);
    declare(pack, rows, example);
    for (String kind : List.of("maps", "parts", "checks", "codes", "ignored")) {
      files(pack, kind, example);
    }
    RecordMapper.Result result = pack.mapper().map(rows);
    assertThat(result.resources())
        .extracting(
            resource -> "{" + resource.json().replaceFirst("^.{20,60}\"id\":\".{36}\",", ""))
        .containsExactlyInAnyOrderElementsOf(texts(example, "gives"));
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactlyElementsOf(texts(example, "findings"));
  }

  /** Columns by the rows that use them. */
  private static void declare(
      TestPack pack, Map<String, List<Map<String, String>>> rows, Node.Mapping example) {
    rows.forEach(
        (record, all) -> {
          Set<String> columns = new LinkedHashSet<>();
          all.forEach(row -> columns.addAll(row.keySet()));
          pack.record(
              record,
              columns.stream().map(c -> c + ": " + type(example, c)).toArray(String[]::new));
        });
  }

  private static String type(Node.Mapping example, String column) {
    return example
        .find("types")
        .flatMap(types -> ((Node.Mapping) types).find(column))
        .map(MappingPagesTest::flow)
        .orElse("text");
  }

  private static void files(TestPack pack, String kind, Node.Mapping example) {
    Node found = example.find(kind).orElse(null);
    if (found == null) {
      return;
    }
    if (kind.equals("ignored")) {
      pack.file("ignored.yaml", flow(found) + "\n");
      return;
    }
    String folder = kind.equals("parts") ? "maps/parts" : kind;
    for (Node.Entry entry : ((Node.Mapping) found).entries()) {
      String name = folder + "/" + entry.key().text();
      if (entry.value() instanceof Node.Scalar table) {
        pack.file(name + ".csv", table.text());
      } else {
        pack.file(name + ".yaml", flow(entry.value()) + "\n");
      }
    }
  }

  /** A node as YAML in one line. */
  private static String flow(Node node) {
    if (node instanceof Node.Scalar scalar) {
      boolean plain = scalar.text().matches("[a-zA-Z][\\w/]*");
      return plain ? scalar.text() : "'" + scalar.text().replace("'", "''") + "'";
    }
    List<String> parts = new ArrayList<>();
    if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> parts.add(flow(item)));
      return "[" + String.join(", ", parts) + "]";
    }
    for (Node.Entry entry : ((Node.Mapping) node).entries()) {
      parts.add(entry.key().text() + ": " + flow(entry.value()));
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private static Map<String, List<Map<String, String>>> rows(Node.Mapping example) {
    Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
    Node.Mapping records = (Node.Mapping) example.find("rows").orElseThrow();
    for (Node.Entry record : records.entries()) {
      List<Map<String, String>> all = new ArrayList<>();
      for (Node row : ((Node.Sequence) record.value()).items()) {
        Map<String, String> cells = new LinkedHashMap<>();
        ((Node.Mapping) row)
            .entries()
            .forEach(e -> cells.put(e.key().text(), ((Node.Scalar) e.value()).text()));
        all.add(cells);
      }
      rows.put(record.key().text(), all);
    }
    return rows;
  }

  private static List<String> texts(Node.Mapping example, String name) {
    return example.find(name).map(node -> ((Node.Sequence) node).items()).orElse(List.of()).stream()
        .map(item -> ((Node.Scalar) item).text())
        .toList();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
    }
  }

  private static List<String> examples(Path page) throws IOException {
    List<String> examples = new ArrayList<>();
    String[] parts = Files.readString(page).split("```");
    for (int i = 1; i < parts.length; i += 2) {
      examples.add(parts[i].substring(parts[i].indexOf('\n') + 1));
    }
    return examples;
  }
}
