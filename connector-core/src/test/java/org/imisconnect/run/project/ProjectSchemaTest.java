package org.imisconnect.run.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor underlines by the schema is what the reader refuses. */
class ProjectSchemaTest {
  @TempDir Path folder;

  @Test
  void aGoodProjectIsGoodForBoth() throws IOException {
    assertThat(schemaErrors(ProjectText.GOOD)).isEmpty();
    assertThat(ProjectText.errors(folder, ProjectText.GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contracts: idle|contracts: ideal",
        "contracts: idle|contrakts: idle",
        "rate: 300|rate: 0",
        "concurrency: 8|concurrency: many",
        "settle: 3 min|settle: 3",
        "refused: 10 %|refused: 0.1",
        "canary: 20|canaries: 20",
        "currency: LAK|currency: Kip",
        "path: data|paht: data",
        "proxy.example.org:3128|proxy.example.org",
        "kind: openimis|sort: openimis",
        "training:|Training:",
        "forms: 90 days|forms: ever",
        "conflict: adopt|conflict: win",
        "zone: Asia/Vientiane|place: here",
      })
  void aBadProjectIsBadForBoth(String good, String bad) throws IOException {
    String text = ProjectText.GOOD.replaceFirst(good, bad);
    assertThat(schemaErrors(text)).isNotEmpty();
    assertThat(ProjectText.errors(folder, text)).isNotEmpty();
  }

  @Test
  void schemaAndReaderKnowTheSameKeys() throws IOException {
    String errors = ProjectText.errors(folder, "zzzzzzzzzz: x\n" + ProjectText.GOOD);
    String allowed = errors.substring(errors.indexOf("Allowed: ") + 9, errors.lastIndexOf('.'));
    java.util.ArrayList<String> properties = new java.util.ArrayList<>();
    schema().get("properties").fieldNames().forEachRemaining(properties::add);
    assertThat(allowed.split(", ")).containsExactlyInAnyOrderElementsOf(properties);
  }

  private static JsonNode schema() throws IOException {
    try (InputStream in =
        ProjectSchemaTest.class.getResourceAsStream("/schema/imisconnect.schema.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static List<String> schemaErrors(String text) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(schema())
        .validate(json(Yaml.read("p.yaml", text.getBytes(StandardCharsets.UTF_8))))
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** As an editor reads YAML: numbers are numbers unless they are quoted. */
  private static JsonNode json(Node node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node instanceof Node.Mapping mapping) {
      var object = nodes.objectNode();
      mapping.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
      return object;
    }
    if (node instanceof Node.Sequence list) {
      var array = nodes.arrayNode();
      list.items().forEach(item -> array.add(json(item)));
      return array;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    boolean number = !scalar.quoted() && scalar.text().matches("[0-9]+(\\.[0-9]+)?");
    return number
        ? nodes.numberNode(new java.math.BigDecimal(scalar.text()))
        : nodes.textNode(scalar.text());
  }
}
