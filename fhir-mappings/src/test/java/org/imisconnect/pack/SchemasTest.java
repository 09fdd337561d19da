package org.imisconnect.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor underlines by the schema is what the loader refuses, and nothing else. */
class SchemasTest {
  private static final Map<String, String> FILES =
      Map.of(
          "pack", "pack.yaml",
          "record", "records/member.yaml",
          "ignored", "ignored.yaml",
          "example", "examples/e.yaml",
          "answer", "answers/a.yaml");

  @TempDir Path folder;

  static Stream<List<String>> good() {
    return Stream.of(
        List.of("pack", PackFolder.HEADER),
        List.of("pack", PackFolder.HEADER + "formats: [1, 2.0]\nconstants: {icd: x, n: 3}\n"),
        List.of("pack", "id: a\ntitle: A\nstatus: official\nextends: test-builtin\n"),
        List.of("record", PackFolder.MEMBER),
        List.of(
            "record", "record: member\nlayout: {kind: jdbc, x: [1]}\ncolumns: {a: , b: text}\n"),
        List.of("ignored", "member: {no: technical, fee: {reason: private, note: x}}\n"),
        List.of("example", "name: a\nrecords: {m: [{no: 1}]}\nexpect: {Patient: [{id: x}]}\n"),
        List.of("example", "name: a\nrecords: {m: []}\nfindings: {X: 1}\nmatch: whole\n"),
        List.of("answer", "answers: a.csv\nfrom: answer.claim\nmake: {A: '{key.1}'}\n"));
  }

  static Stream<List<String>> bad() {
    return Stream.of(
        List.of("pack", PackFolder.HEADER + "stauts: official\n"),
        List.of("pack", PackFolder.HEADER.replace("proposed", "certain")),
        List.of("pack", PackFolder.HEADER.replace("base: https", "base: ftp")),
        List.of("pack", PackFolder.HEADER.replace("country: xx\n", "")),
        List.of("pack", PackFolder.HEADER.replace("xx-test", "XX")),
        List.of("pack", PackFolder.HEADER + "constants: {scheme: x}\n"),
        List.of("record", PackFolder.MEMBER.replace("code required", "codes required")),
        List.of(
            "record",
            PackFolder.MEMBER.replace("fee: money", "fee: {type: money, on_invalid: omit}")),
        List.of("record", PackFolder.MEMBER.replace("meaning", "meanign")),
        List.of("record", PackFolder.MEMBER.replace("kind", "sort")),
        List.of("record", PackFolder.MEMBER.replace("fee:", "fee-x:")),
        List.of("ignored", "member: {no: because}\n"),
        List.of("ignored", "member: {no: {note: x}}\n"),
        List.of("ignored", "member: x\n"),
        List.of("example", "name: a\nrecord: {}\n"),
        List.of("example", "name: a\nrecords: {}\nmatch: some\n"),
        List.of("example", "name: a\nrecords: {m: {no: 1}}\n"),
        List.of("example", "name: a\nrecords: {m: []}\nfindings: [X]\n"),
        List.of("example", "name: a\nrecords: {m: []}\nrejected: {m: many}\n"),
        List.of("answer", "answers: a.csv\nmake: {}\n"),
        List.of("answer", "answers: a.csv\nfrom: answer.claim\nmake: []\n"));
  }

  @ParameterizedTest
  @MethodSource("good")
  void aGoodFileIsGoodForBoth(List<String> file) throws IOException {
    assertThat(schemaErrors(file)).isEmpty();
    assertThat(loaderErrors(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadFileIsBadForBoth(List<String> file) throws IOException {
    assertThat(schemaErrors(file)).isNotEmpty();
    assertThat(loaderErrors(file)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack", "record", "example", "answer"})
  void schemaAndLoaderKnowTheSameKeys(String kind) throws IOException {
    List<String> errors = loaderErrors(List.of(kind, "zzzzzzzzzz: x\n"));
    Matcher allowed =
        Pattern.compile("unknown key `zzzzzzzzzz`.* Allowed: (.*)\\.")
            .matcher(String.join("\n", errors));
    assertThat(allowed.find()).isTrue();
    List<String> properties = new java.util.ArrayList<>();
    json(kind).get("properties").fieldNames().forEachRemaining(properties::add);
    assertThat(allowed.group(1).split(", ")).containsExactlyInAnyOrderElementsOf(properties);
  }

  /** Checks are read by the compiler of maps, so only the schema's side is seen here. */
  @Test
  void theSchemaOfChecksKnowsGoodFromBad() throws IOException {
    String one = "check: DATE_ORDER\nfrom: m\nwhen: '{a < b}'\nmessage: x\n";
    assertThat(schemaErrors(List.of("check", one))).isEmpty();
    String flow = "{check: A_1, severity: error, reject: true, from: m, where: '{a}', message: x}";
    assertThat(schemaErrors(List.of("check", "checks: [" + flow + "]\n"))).isEmpty();
    for (String bad :
        List.of(
            one.replace("DATE_ORDER", "date-order"),
            one.replace("when", "wehn"),
            one.replace("from: m\n", ""),
            one + "reject: true\n",
            "checks: [x]\n",
            "checks: [" + flow + "]\nfrom: m\n")) {
      assertThat(schemaErrors(List.of("check", bad))).as(bad).isNotEmpty();
    }
  }

  private List<String> loaderErrors(List<String> file) {
    return new PackFolder(folder).write(FILES.get(file.get(0)), file.get(1)).errors();
  }

  private static List<String> schemaErrors(List<String> file) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(json(file.get(0)));
    Node.Mapping content = Yaml.read("file.yaml", file.get(1).getBytes(UTF_8));
    return schema.validate(asJson(content)).stream().map(Object::toString).toList();
  }

  private static JsonNode json(String kind) throws IOException {
    try (InputStream in = Pack.class.getResourceAsStream("/schema/" + kind + ".schema.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  /** As an editor sees it: scalars without quotes typed by the core schema of YAML 1.2. */
  private static JsonNode asJson(Node node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (node instanceof Node.Mapping object) {
      var json = make.objectNode();
      object.entries().forEach(entry -> json.set(entry.key().text(), asJson(entry.value())));
      return json;
    }
    if (node instanceof Node.Sequence list) {
      var json = make.arrayNode();
      list.items().forEach(item -> json.add(asJson(item)));
      return json;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    String text = scalar.text();
    if (scalar.quoted()) {
      return make.textNode(text);
    }
    if (text.isEmpty() || text.equals("null")) {
      return make.nullNode();
    }
    if (text.matches("true|false")) {
      return make.booleanNode(text.equals("true"));
    }
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      return make.numberNode(new java.math.BigDecimal(text));
    }
    return make.textNode(text);
  }
}
