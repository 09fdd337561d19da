package org.imisconnect.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imisconnect.finding.PackException;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.pack.Yaml;
import org.imisconnect.value.FunctionRegistry;
import org.junit.jupiter.api.Test;

class PackExamplesTest {
  private static final PackExamples EXAMPLES =
      new PackExamples(CompiledPack.compile(PackLoader.load("starter"), FunctionRegistry.core()));
  private static final String ROWS =
      """
      records:
        facilities:
          - {facility_code: "01", facility_name: Quarry, phone: "000 1"}
      """;

  private static List<String> differences(String yaml) {
    byte[] bytes = ("name: an example\n" + yaml).getBytes(StandardCharsets.UTF_8);
    return EXAMPLES.differences(new PackDocument("e", "examples/e.yaml", Yaml.read("e", bytes)));
  }

  @Test
  void anExampleThatComesTrueHasNoDifferences() {
    assertThat(differences(ROWS + "expect: {Organization: {name: Quarry, active: true}}\n"))
        .isEmpty();
  }

  @Test
  void aValueThatDiffersIsNamedWithItsPath() {
    assertThat(differences(ROWS + "expect: {Organization: {identifier: [{value: '1'}]}}\n"))
        .containsExactly("(1) Organization.identifier[0].value should be `1`, but is `01`");
  }

  @Test
  void whatIsMissingAndWhatShouldNotBeThereIsNamed() {
    assertThat(differences(ROWS + "expect: {Organization: {alias: [x]}}\n"))
        .containsExactly("(1) Organization.alias is not there");
    assertThat(differences(ROWS + "expect: {Organization: {telecom: absent()}}\n"))
        .containsExactly("(1) Organization.telecom should not be there");
  }

  @Test
  void wholeComparesEveryMember() {
    assertThat(differences(ROWS + "match: whole\nexpect: {Organization: {name: Quarry}}\n"))
        .containsExactly("(1) Organization has more members than expected");
  }

  @Test
  void anotherNumberOfResourcesIsTold() {
    assertThat(differences(ROWS + "expect: {Organization: [{}, {}], Patient: [{}]}\n"))
        .containsExactly("Organization: expected 2, made 1", "Patient: expected 1, made 0");
  }

  @Test
  void findingsAndRejectedRowsAreExact() {
    String rows = "records: {facilities: [{facility_code: '01'}]}\n";
    assertThat(differences(rows))
        .containsExactly(
            "findings: expected {}, found {VALUE_MISSING=1}",
            "rejected: expected {}, found {facilities=1}");
    assertThat(differences(rows + "findings: {VALUE_MISSING: 1}\nrejected: {facilities: 1}\n"))
        .isEmpty();
  }

  @Test
  void aRecordOrColumnThatThePackLacksIsAnErrorWithItsPlace() {
    assertThatThrownBy(() -> differences("records: {nothing: []}\n"))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("EXAMPLE_INVALID")
        .hasMessageContaining("e:2:");
    assertThatThrownBy(() -> differences("records: {facilities: [{colour: red}]}\n"))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("no such column");
  }
}
