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
    PackDocument example = new PackDocument("e", "examples/e.yaml", Yaml.read("e", bytes));
    return EXAMPLES.differences(example).stream().map(difference -> difference.line(true)).toList();
  }

  @Test
  void anExampleThatComesTrueHasNoDifferences() {
    assertThat(differences(ROWS + "expect: {Organization: {name: Quarry, active: true}}\n"))
        .isEmpty();
  }

  @Test
  void aValueThatDiffersIsNamedWithItsPath() {
    assertThat(differences(ROWS + "expect: {Organization: {identifier: [{value: '1'}]}}\n"))
        .containsExactly("Organization[1].identifier[0].value: expected `1`, found `01`");
  }

  @Test
  void whatIsMissingAndWhatShouldNotBeThereIsNamed() {
    assertThat(differences(ROWS + "expect: {Organization: {alias: [x]}}\n"))
        .containsExactly("Organization[1].alias: expected an object or list, found (absent)");
    assertThat(differences(ROWS + "expect: {Organization: {telecom: absent()}}\n"))
        .containsExactly("Organization[1].telecom: expected (absent), found an object or list");
  }

  @Test
  void wholeComparesEveryMember() {
    assertThat(differences(ROWS + "match: whole\nexpect: {Organization: {name: Quarry}}\n"))
        .singleElement()
        .asString()
        .startsWith("Organization[1]: expected 1 member, found ");
  }

  @Test
  void anotherNumberOfResourcesIsTold() {
    assertThat(differences(ROWS + "expect: {Organization: [{}, {}], Patient: [{}]}\n"))
        .containsExactly("Organization: expected 2, found 1", "Patient: expected 1, found 0");
  }

  @Test
  void findingsAndRejectedRowsAreExact() {
    String rows = "records: {facilities: [{facility_code: '01'}]}\n";
    assertThat(differences(rows))
        .containsExactly(
            "finding VALUE_MISSING: expected 0, found 1",
            "rejected facilities: expected 0, found 1");
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

  @Test
  void shapesAreShownUnlessValuesAreAskedForAndTheMakerIsNamed() {
    byte[] bytes =
        ("name: an example\n" + ROWS + "expect: {Organization: {name: Quarry hill}}\n")
            .getBytes(StandardCharsets.UTF_8);
    Difference difference =
        EXAMPLES.differences(new PackDocument("e", "e.yaml", Yaml.read("e", bytes))).get(0);
    assertThat(difference.toString())
        .isEqualTo(
            "Organization[1].name: expected a value of 11 characters, 10 letters, 1 blank,"
                + " found a value of 6 characters, all letters");
    assertThat(difference.origin())
        .matches("maps/facility.yaml:\\d+ from facilities column facility_name");
  }

  @Test
  void anApprovedExampleComesTrueAndKeepsItsRows() {
    String text = "name: an example\n" + ROWS + "# kept\nexpect: {Organization: {name: Other}}\n";
    PackDocument example = document(text);
    assertThat(EXAMPLES.differences(example)).isNotEmpty();
    String approved = EXAMPLES.approved(example, text);
    assertThat(approved).startsWith("name: an example\n" + ROWS + "# kept\n");
    assertThat(EXAMPLES.differences(document(approved))).isEmpty();
    assertThat(EXAMPLES.differences(document(approved + "match: whole\n"))).isEmpty();
    assertThat(EXAMPLES.approved(document(approved), approved)).isEqualTo(approved);
  }

  private static PackDocument document(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new PackDocument("e", "e.yaml", Yaml.read("e", bytes));
  }
}
