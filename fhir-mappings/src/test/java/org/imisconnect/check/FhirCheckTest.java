package org.imisconnect.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirCheckTest {
  private static final String PATIENT =
      "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{\"value\":\"7\"}],"
          + "\"name\":[{\"text\":\"Zq\"}],\"gender\":\"female\",\"birthDate\":\"1990-05-17\"}";

  @TempDir Path folder;

  @Test
  void aRightPatientHasNoFinding() throws IOException {
    CheckResult result = check("Patient.ndjson", PATIENT);
    assertThat(result.findings()).isEmpty();
    assertThat(result.resources()).containsEntry("Patient", 1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "birthDate\":\"1990-05-17|birthdate\":\"1990-05-17|R4_UNKNOWN_ELEMENT",
        "1990-05-17|31/02/2024|R4_VALUE",
        "\"gender\":\"female\"|\"gender\":\"woman\"|R4_CODE",
        "\"name\":[{\"text\":\"Zq\"}]|\"name\":{\"text\":\"Zq\"}|R4_CARDINALITY",
        "\"name\":[{\"text\":\"Zq\"}]|\"name\":[{}]|R4_EMPTY",
        "\"name\":[{\"text\":\"Zq\"}]|\"name\":[]|R4_EMPTY",
        "\"name\":[{\"text\":\"Zq\"}]|\"name\":[\"Zq\"]|R4_TYPE",
        "\"gender\":\"female\"|\"gender\":7|R4_VALUE",
        "\"gender\":\"female\"|\"deceasedBoolean\":true,\"deceasedDateTime\":\"2024\"|R4_CHOICE",
        "\"gender\":\"female\"|\"link\":[{\"type\":\"refer\"}]|R4_MISSING",
        "\"resourceType\":\"Patient\"|\"resourceType\":\"Pacient\"|R4_UNKNOWN_TYPE",
        "\"gender\":\"female\"|\"generalPractitioner\":[{\"reference\":\"Group/g\"}]|REF_TYPE",
        "\"gender\":\"female\"|\"generalPractitioner\":[{\"reference\":\"Organization/o\"}]|REF_DANGLING",
        "1990-05-17\"}|1990-05-17\"|JSON_SYNTAX",
      })
  void everyMistakeIsNamed(String right, String wrong, String code) throws IOException {
    CheckResult result = check("Patient.ndjson", PATIENT.replace(right, wrong));
    assertThat(errors(result)).contains(code);
  }

  @Test
  void referencesAreLookedForInAllFiles() throws IOException {
    write(
        "Coverage.ndjson",
        "{\"resourceType\":\"Coverage\",\"id\":\"c\",\"status\":\"active\","
            + "\"beneficiary\":{\"reference\":\"Patient/p1\"},\"payor\":[{\"reference\":\"Patient/p1\"}]}");
    assertThat(errors(new FhirCheck(CheckProfile.R4).check(List.of(folder))))
        .containsExactly("REF_DANGLING", "REF_DANGLING");
    write("Patient.ndjson", PATIENT);
    assertThat(errors(new FhirCheck(CheckProfile.R4).check(List.of(folder)))).isEmpty();
  }

  @Test
  void entriesOfABundleAreCheckedAsResources() throws IOException {
    CheckResult result =
        check(
            "bundle.json",
            "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":"
                + PATIENT.replace("female", "woman")
                + "}]}");
    assertThat(errors(result)).containsExactly("R4_CODE");
    assertThat(result.findings().get(0).path()).isEqualTo("Patient.gender");
    assertThat(result.resources()).containsOnlyKeys("Patient");
  }

  @Test
  void anIdThatComesTwiceIsNamedWithItsLine() throws IOException {
    CheckResult result = check("Patient.ndjson", PATIENT + "\n" + PATIENT);
    assertThat(errors(result)).containsExactly("ID_DUP");
    assertThat(result.findings().get(0).place().line()).isEqualTo(2);
  }

  @Test
  void whatOpenImisDoesNotTakeIsAWarning() throws IOException {
    CheckResult result =
        check("Patient.ndjson", PATIENT.replace("1990-05-17", "1990").replace("female", "unknown"));
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly("LIMIT_GENDER", "LIMIT_BIRTH_DATE");
    assertThat(errors(result)).isEmpty();
    CheckResult plain = new FhirCheck(CheckProfile.R4).check(List.of(folder));
    assertThat(plain.findings()).isEmpty();
  }

  @Test
  void aMessageShowsTheShapeOfAValueOnly() throws IOException {
    CheckResult result = check("Patient.ndjson", PATIENT.replace("1990-05-17", "secret-VALUE"));
    assertThat(result.findings().toString()).doesNotContain("secret").contains("12 characters");
  }

  @Test
  void aFolderThatIsNotThereIsTheUsersToMend() {
    FhirCheck check = new FhirCheck(CheckProfile.R4);
    assertThatThrownBy(() -> check.check(List.of(folder.resolve("nowhere"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is not there");
  }

  private CheckResult check(String file, String text) throws IOException {
    write(file, text);
    return new FhirCheck(CheckProfile.OPENIMIS).check(List.of(folder));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text + "\n");
  }

  private static List<String> errors(CheckResult result) {
    return result.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::code)
        .toList();
  }
}
