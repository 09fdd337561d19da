package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackVerifyTest {
  @TempDir Path folder;
  private Path pack = Path.of("");

  @BeforeEach
  void copyAPack() throws IOException {
    pack = Shell.copyOfPack("starter", folder.resolve("mine"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"starter", "openimis-legacy", "./mine"})
  void aPackWhoseExamplesComeTruePasses(String id) {
    Shell.Ended ended = Shell.in(folder).run("pack", "verify", id);
    assertThat(ended.code()).as(ended.both()).isZero();
    assertThat(ended.out()).contains("PASS", "examples and", "golden pairs come true");
  }

  @Test
  void aDifferenceIsShownByFhirPathWithItsMakerAndWithoutValues() throws IOException {
    Shell.edit(pack.resolve("maps/patient.yaml"), "{address | squeeze}", "{address | upper}");
    Shell.Ended ended = Shell.in(folder).run("pack", "verify", "./mine");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("golden/lakeland", "expected", "found", "FAIL", "of 1 golden pairs differ")
        .contains("Patient[1].address[0].line[0]", "a value of 18 characters")
        .containsPattern("made by +maps/patient.yaml:\\d+ from members column")
        .doesNotContain("Gull");
    assertThat(ended.out().lines().reduce((a, b) -> b).orElseThrow()).contains("--approve");
  }

  @Test
  void valuesAreShownOnATerminalOnly() throws IOException {
    Shell.edit(
        pack.resolve("golden/lakeland/output/Patient.ndjson"), "House 1, Gull Rock", "Elm 1");
    String[] asked = {"pack", "verify", "./mine", "--show-values"};
    Shell.Ended shapes = Shell.in(folder).run("pack", "verify", "./mine");
    assertThat(shapes.code()).isEqualTo(1);
    assertThat(shapes.out()).contains("a value of 18 characters").doesNotContain("Elm 1", "Gull");
    Shell.Ended pipe = Shell.in(folder).run(asked);
    assertThat(pipe.code()).isEqualTo(2);
    assertThat(pipe.both()).contains("terminal only").doesNotContain("Gull");
    assertThat(Shell.onTerminal(folder).run(asked).out()).contains("Elm 1", "House 1, Gull Rock");
  }

  @Test
  void aFindingMoreOrLessFails() throws IOException {
    Path findings = pack.resolve("golden/lakeland/findings.ndjson");
    Files.writeString(
        findings, Files.readString(findings).lines().skip(1).findFirst().orElseThrow());
    Shell.Ended ended = Shell.in(folder).run("pack", "verify", "./mine");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("finding DATE_PARTIAL", "finding NAME_SINGLE");
  }

  @Test
  void aPackThatDoesNotLoadShowsEveryErrorAndRunsNothing() throws IOException {
    Shell.edit(pack.resolve("maps/patient.yaml"), "birthDate:", "birthdate:");
    Shell.edit(pack.resolve("maps/facility.yaml"), "{facility_name", "{facility_nane");
    Shell.Ended ended = Shell.in(folder).run("pack", "verify", "./mine");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .containsPattern("maps/patient.yaml:\\d+:\\d+.*birthDate")
        .containsPattern("maps/facility.yaml:\\d+:\\d+.*facility_name")
        .contains("2 errors. Nothing was run.");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void approvingAnExampleAndAGoldenPairMakesThemComeTrue() throws IOException {
    Shell.edit(pack.resolve("maps/patient.yaml"), "{address | squeeze}", "{address | upper}");
    Path example;
    try (var files = Files.list(pack.resolve("examples"))) {
      example = files.sorted().findFirst().orElseThrow();
    }
    String name = example.getFileName().toString().replace(".yaml", "");
    Files.writeString(example, Files.readString(example) + "findings: {NAME_MISSING: 9}\n");
    Shell.Ended before = Shell.in(folder).run("pack", "verify", "./mine");
    assertThat(before.code()).isEqualTo(1);
    assertThat(before.out()).contains("examples/" + name + ".yaml", "finding NAME_MISSING");
    for (String each : new String[] {name, "lakeland"}) {
      assertThat(Shell.in(folder).run("pack", "verify", "./mine", "--approve", each).code())
          .isZero();
    }
    Shell.Ended after = Shell.in(folder).run("pack", "verify", "./mine");
    assertThat(after.out()).doesNotContain(name + ".yaml", "golden/lakeland");
    assertThat(Shell.in(folder).run("pack", "verify", "./mine", "--approve", "nobody").code())
        .isEqualTo(2);
    assertThat(Shell.in(folder).run("pack", "verify", "starter", "--approve", name).code())
        .isEqualTo(2);
  }

  @Test
  @Timeout(60)
  void watchRunsAgainOnSaveAndEndsWhenInterrupted() throws Exception {
    Shell shell = Shell.in(folder);
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> code.complete(shell.run("pack", "verify", "./mine", "--watch").code()));
    thread.start();
    until(shell, "PASS", code);
    Shell.edit(pack.resolve("maps/patient.yaml"), "{address | squeeze}", "{address | upper}");
    until(shell, "FAIL", code);
    Shell.edit(pack.resolve("maps/patient.yaml"), "{address | upper}", "{address | squeeze}");
    until(shell, "PASS.*PASS", code);
    thread.interrupt();
    assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(8);
  }

  /** Waits for words on the screen, without holding the processor. */
  private static void until(Shell shell, String words, CompletableFuture<Integer> code)
      throws Exception {
    while (!Pattern.compile(words, Pattern.DOTALL).matcher(shell.soFar()).find()) {
      try {
        code.get(50, TimeUnit.MILLISECONDS);
        throw new AssertionError("the watch ended: " + shell.soFar());
      } catch (TimeoutException e) {
        // It still runs.
      }
    }
  }
}
