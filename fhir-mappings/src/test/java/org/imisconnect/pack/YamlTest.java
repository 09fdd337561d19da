package org.imisconnect.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.PackException;
import org.junit.jupiter.api.Test;

class YamlTest {
  @Test
  void everyScalarStaysTheTextOfTheFile() {
    Node.Mapping read =
        read("a: no\nb: 012\nc: 0.10\nd: 2024-01-01\ne: 'no'\nf: ~\ng: 1e3\nh: true\n");
    assertThat(read.entries())
        .extracting(entry -> ((Node.Scalar) entry.value()).text())
        .containsExactly("no", "012", "0.10", "2024-01-01", "no", "~", "1e3", "true");
    assertThat(scalar(read, "a").quoted()).isFalse();
    assertThat(scalar(read, "e").quoted()).isTrue();
  }

  @Test
  void everythingHasItsPlaceCountedFromOne() {
    Node.Mapping read = read("# remark\nmake:\n  - \"{x}\"\n  - {y: z}\n");
    assertThat(read.at()).hasToString("m.yaml:2:1");
    Node.Sequence list = (Node.Sequence) read.find("make").orElseThrow();
    assertThat(list.at()).hasToString("m.yaml:3:3");
    assertThat(list.items().get(0).at()).hasToString("m.yaml:3:5");
    Node.Mapping object = (Node.Mapping) list.items().get(1);
    assertThat(object.find("y").orElseThrow().at()).hasToString("m.yaml:4:9");
  }

  @Test
  void blocksQuotesAndFlowsAreRead() {
    Node.Mapping read = read("a: |\n  one\n  two\nb: \"x\\ny\"\nc: [1, 2]\nd: {}\ne:\n");
    assertThat(scalar(read, "a").text()).isEqualTo("one\ntwo\n");
    assertThat(scalar(read, "b").text()).isEqualTo("x\ny");
    assertThat(scalar(read, "e").text()).isEmpty();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstKey() {
    assertThat(read("\uFEFFa: b").find("a")).isPresent();
  }

  @Test
  void anchorsAliasesAndMergesAreRefusedAllAtOnce() {
    assertThat(errors("a: &x {k: v}\nb: *x\nc: {<<: d}\n"))
        .containsExactly("YAML_ALIAS 1:4", "YAML_ALIAS 2:4", "YAML_ALIAS 3:5");
  }

  @Test
  void aQuotedMergeKeyIsAnOrdinaryKey() {
    assertThat(read("c: {\"<<\": d}")).isNotNull();
  }

  @Test
  void tagsAreRefused() {
    assertThat(errors("a: !!int 3\nb: !x {}\nc: ! d\n"))
        .containsExactly("YAML_TAG 1:4", "YAML_TAG 2:4", "YAML_TAG 3:4");
    assertThat(errors("%TAG !e! tag:example.org,2000:\n---\na: b\n"))
        .containsExactly("YAML_TAG 1:1");
  }

  @Test
  void aKeyThatComesTwiceNamesTheFirst() {
    List<Finding> found = findings("a: 1\nb: 2\na: 3\n'a': 4\n");
    assertThat(found).extracting(Finding::code).containsOnly("YAML_DUPLICATE_KEY").hasSize(2);
    assertThat(found.get(0).message()).contains("`a`", "first in line 1");
    assertThat(found.get(0).place()).hasToString("m.yaml:3:1");
  }

  @Test
  void whatIsNotYamlIsRefusedWithItsPlace() {
    assertThat(errors("a:\n\tb: c\n")).containsExactly("YAML_SYNTAX 2:1");
    assertThat(errors("a: [1, 2\nb: c\n")).hasSize(1).allMatch(e -> e.startsWith("YAML_SYNTAX"));
    assertThat(errors("a: \"x\n")).hasSize(1);
    assertThat(errors("a: b: c\n")).containsExactly("YAML_SYNTAX 1:5");
    assertThat(errors("%YAML 3.0\n---\na: b\n")).hasSize(1);
    assertThat(errors("a: \u0001\n")).hasSize(1);
  }

  @Test
  void errorsBeforeASyntaxErrorAreReportedWithIt() {
    assertThat(errors("a: &x 1\nb: \"\n")).hasSize(2);
  }

  @Test
  void aSlotWithoutQuotesAsAKeyIsExplained() {
    assertThat(findings("{a: b}: c\n").get(0).hint()).contains("quotes");
  }

  @Test
  void onlyOneDocumentAndOnlyAnObject() {
    assertThat(errors("a: 1\n---\nb: 2\n")).containsExactly("YAML_SYNTAX 2:1");
    assertThat(errors("- a\n")).containsExactly("YAML_SYNTAX 1:1");
    assertThat(errors("text\n")).containsExactly("YAML_SYNTAX 1:1");
    assertThat(errors("")).containsExactly("YAML_SYNTAX 0:0");
    assertThat(errors("# only a remark\n")).containsExactly("YAML_SYNTAX 0:0");
  }

  @Test
  void deepNestingAndLargeFilesAreRefused() {
    assertThat(errors("a: " + "[".repeat(5000))).containsExactly("YAML_LIMIT 1:67");
    assertThat(errors("a: " + "[".repeat(63) + "]".repeat(63))).isEmpty();
    assertThat(errors("a: " + "x".repeat(9 << 20))).containsExactly("YAML_LIMIT 0:0");
  }

  @Test
  void anAliasBombEndsAtItsAnchors() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(errors(bomb.toString())).hasSize(40 + 39 * 2);
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
    byte[] bytes = "a: b\nc: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    List<Finding> found = new ArrayList<>();
    assertThat(Yaml.read("m.yaml", bytes, found::add)).isEmpty();
    assertThat(found).extracting(Finding::place).hasToString("[m.yaml:2]");
  }

  @Test
  void withoutASinkEveryErrorIsInTheException() {
    byte[] bytes = "a: &x 1\nb: !t 2\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Yaml.read("m.yaml", bytes))
        .isInstanceOfSatisfying(
            PackException.class, thrown -> assertThat(thrown.findings()).hasSize(2));
  }

  private static Node.Mapping read(String text) {
    return Yaml.read("m.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Node.Scalar scalar(Node.Mapping object, String key) {
    return (Node.Scalar) object.find(key).orElseThrow();
  }

  private static List<Finding> findings(String text) {
    List<Finding> found = new ArrayList<>();
    Yaml.read("m.yaml", text.getBytes(StandardCharsets.UTF_8), found::add);
    return found;
  }

  private static List<String> errors(String text) {
    return findings(text).stream()
        .map(f -> f.code() + " " + f.place().line() + ":" + f.place().column())
        .toList();
  }
}
