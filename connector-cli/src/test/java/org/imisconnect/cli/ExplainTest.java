package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
  @TempDir Path folder;

  @BeforeEach
  void takeTheGoldenInput() throws IOException {
    Path input = Shell.PACKS.resolve("starter/golden/lakeland/input");
    Files.createDirectory(folder.resolve("data"));
    try (var files = Files.list(input)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve("data").resolve(file.getFileName().toString()));
      }
    }
  }

  private Shell.Ended explain(Shell shell, String at, String... more) {
    java.util.List<String> words =
        new java.util.ArrayList<>(
            java.util.List.of("explain", "--pack", "starter", "--in", "data", "--at", at));
    words.addAll(java.util.List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  @Test
  void aRowIsFollowedFromCellToSlotToPathToShape() {
    Shell.Ended ended = explain(Shell.in(folder), "members.csv:2");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .containsPattern("members.csv:2  → +patient")
        .containsPattern("address +→ +maps/patient.yaml:\\d+:\\d+ +Patient.address.line +18 char")
        .containsPattern("✓ used: Patient/[-0-9a-f]{36}")
        .contains("household", "✓ used: Group/")
        .doesNotContain("Gull", "010000001", "1972");
  }

  @Test
  void aFindingStandsWithTheRowThatItIsAbout() {
    Shell.Ended ended = explain(Shell.in(folder), "data/members.csv:27");
    assertThat(ended.out())
        .contains("CODE_UNKNOWN", "DATE_FORMAT", "Patient.birthDate")
        .containsPattern("sex +→ +maps/patient.yaml:\\d+:\\d+ +Patient.gender +1 char.*invalid");
  }

  @Test
  void joinedRowsComeWithTheirOwner() {
    Shell.Ended claim = explain(Shell.in(folder), "claims.csv:2");
    assertThat(claim.out())
        .contains("claims.csv:2", "  claim_lines.csv:", "Claim.item.unitPrice.value")
        .containsPattern("✓ used: Claim/");
    Shell.Ended line = explain(Shell.in(folder), "claim_lines.csv:2");
    assertThat(line.code()).isZero();
    assertThat(line.out()).contains("claims.csv:", "  claim_lines.csv:2", "Claim.item.quantity");
  }

  @Test
  void aRowThatNobodyTakesAndARowThatIsNotThereAreToldApart() throws IOException {
    Path lines = folder.resolve("data/claim_lines.csv");
    String header = Files.readString(lines).lines().findFirst().orElseThrow();
    int columns = header.split(",", -1).length;
    Files.writeString(
        lines, header + "\nNOBODY,1,service,X,,,1,1" + ",".repeat(columns - 8) + "\n");
    Shell.Ended orphan = explain(Shell.in(folder), "claim_lines.csv:2");
    assertThat(orphan.code()).isZero();
    assertThat(orphan.out()).contains("no map takes it");
    assertThat(explain(Shell.in(folder), "claims.csv:99999").code()).isEqualTo(2);
    assertThat(explain(Shell.in(folder), "claims.csv").code()).isEqualTo(2);
  }

  @Test
  void valuesAreShownOnATerminalOnly() {
    assertThat(explain(Shell.in(folder), "members.csv:2", "--show-values").code()).isEqualTo(2);
    assertThat(explain(Shell.onTerminal(folder), "members.csv:2", "--show-values").out())
        .contains("House 1, Gull Rock", "1972-12-24");
  }

  @Test
  void theDictionaryNamesColumnRulePathAndBinding() {
    Shell.Ended ended = Shell.in(folder).run("pack", "show", "starter", "--dictionary");
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .containsPattern("record +column +rule +FHIR path +binding")
        .containsPattern(
            "members +sex +\\{sex \\| upper \\| table\\(sex\\)} +Patient.gender +"
                + "http://hl7.org/fhir/ValueSet/administrative-gender");
  }
}
