package org.imisconnect.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.Yaml;
import org.junit.jupiter.api.Test;

/** The schema that editors use takes real maps and underlines a misspelt word. */
class MapSchemaTest {
  private static final String MAP =
      """
      resource: Patient
      from: {record: member, group_by: ["{house}"]}
      when: "{no}"
      key: ["{no}"]
      join: {line: {record: line, on: {no: "{no}"}, take: many, order: [no], orphans: ok}}
      let: {a: "{no}"}
      make:
        active: true
        name: [{$each: line, $as: l, $when: "{no}", $let: {b: "{no}"}, family: "{b}"}]
        $first: [{deceasedBoolean: true, $keep: true}, {deceasedDateTime: "{x}"}]
        contact: [{$use: part}, {$each: {zip: {c: "{no | split(';')}"}}, name: {text: "{c}"}}]
        _birthDate: {extension: [{url: "http://x", valueCode: y}]}
      """;

  @Test
  void aMapWithEveryWordIsGood() throws IOException {
    assertThat(errors(MAP)).isEmpty();
  }

  @Test
  void aMisspeltWordIsNot() throws IOException {
    for (String word :
        List.of(
            "resource",
            "from",
            "group_by",
            "when",
            "key",
            "join",
            "take",
            "order",
            "orphans",
            "let",
            "make",
            "$each",
            "$as",
            "$when",
            "$let",
            "$first",
            "$keep",
            "$use",
            "zip")) {
      String pattern = "(?<![\\w$])" + java.util.regex.Pattern.quote(word);
      String map = MAP.replaceFirst(pattern, java.util.regex.Matcher.quoteReplacement(word + "z"));
      assertThat(map).isNotEqualTo(MAP);
      assertThat(errors(map)).as(word).isNotEmpty();
    }
  }

  @Test
  void theMapsOfEveryPackAreGood() throws IOException {
    Path packs = Path.of("src/main/resources/packs");
    if (!Files.exists(packs)) {
      return;
    }
    try (Stream<Path> files = Files.walk(packs)) {
      for (Path file : files.filter(f -> f.getParent().endsWith("maps")).toList()) {
        if (file.toString().endsWith(".yaml")) {
          assertThat(errors(Files.readString(file))).as(file.toString()).isEmpty();
        }
      }
    }
  }

  private static List<String> errors(String map) throws IOException {
    try (InputStream in = MapSchemaTest.class.getResourceAsStream("/schema/map.schema.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
              .getSchema(new ObjectMapper().readTree(in));
      Node content = Yaml.read("map.yaml", map.getBytes(StandardCharsets.UTF_8));
      return schema.validate(json(content)).stream().map(Object::toString).toList();
    }
  }

  private static JsonNode json(Node node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (node instanceof Node.Mapping object) {
      var json = make.objectNode();
      object.entries().forEach(entry -> json.set(entry.key().text(), json(entry.value())));
      return json;
    }
    if (node instanceof Node.Sequence list) {
      var json = make.arrayNode();
      list.items().forEach(item -> json.add(json(item)));
      return json;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    boolean truth = !scalar.quoted() && scalar.text().matches("true|false");
    return truth ? make.booleanNode(scalar.text().equals("true")) : make.textNode(scalar.text());
  }
}
