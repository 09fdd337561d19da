package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imisconnect.fixtures.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that was lost, and a server that holds much of the scheme already. */
class LedgerRebuildTest {
  @TempDir Path folder;
  private Lakeland lakeland;
  private Cli cli;

  /** A server that holds people, contracts and some of the claims. */
  private void half(String build) throws IOException {
    Clock clock = Clock.systemUTC();
    lakeland = Lakeland.create(folder, clock, SandboxSettings.of(clock).withBuild(build));
    cli = lakeland.cli();
    Map<String, String> whole = new HashMap<>();
    for (String name : List.of("data/claims.csv", "data/claim_lines.csv")) {
      Path file = folder.resolve(name);
      whole.put(name, Files.readString(file));
      String some =
          whole
              .get(name)
              .lines()
              .filter(line -> !line.startsWith("CL") || line.matches("CL000000[01]\\d,.*"))
              .collect(Collectors.joining("\n", "", "\n"));
      Files.writeString(file, some);
    }
    Cli.Run push = cli.run("push");
    assertThat(push.code()).as(push.all()).isZero();
    for (Map.Entry<String, String> file : whole.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @AfterEach
  void stop() {
    lakeland.close();
  }

  private void lose() throws IOException {
    Path ledger = org.imisconnect.run.project.Project.load(folder).folders().ledger();
    try (Stream<Path> files = Files.list(ledger.getParent())) {
      for (Path file : files.filter(f -> f.toString().contains(".db")).toList()) {
        Files.delete(file);
      }
    }
  }

  private void nothingIsDoubled() {
    Map<String, Map<String, Integer>> counts = lakeland.openImis().acceptedCounts();
    assertThat(counts).containsKeys("Patient", "Contract", "Claim");
    counts.values().forEach(keys -> assertThat(keys.values()).containsOnly(1));
    assertThat(lakeland.openImis().rows("Claim").size()).isGreaterThan(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"26.04", "24.10", "24.04"})
  void whatIsThereIsLinkedAndOnlyTheRestIsSent(String build) throws IOException {
    half(build);
    lose();
    Map<String, Map<String, Integer>> before = lakeland.openImis().acceptedCounts();
    Cli.Run rebuild = cli.run("ledger", "rebuild");
    assertThat(rebuild.code()).as(rebuild.all()).isZero();
    assertThat(rebuild.out()).contains("other content 0", "doubled 0", "Nothing was sent.");
    assertThat(lakeland.openImis().acceptedCounts()).isEqualTo(before);
    Cli.Run plan = cli.run("plan", "--json");
    Cli.Run push = cli.run("push");
    assertThat(push.code()).as(plan.all() + push.all()).isZero();
    assertThat(push.out()).contains("unknown 0").doesNotContain("create 0");
    nothingIsDoubled();
    Cli.Run proof = cli.run("reconcile");
    assertThat(proof.code()).as(proof.all()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"26.04", "24.04"})
  void withoutARebuildNothingIsDoubledEither(String build) throws IOException {
    half(build);
    lose();
    Cli.Run push = cli.run("push");
    assertThat(push.code()).as(push.all()).isZero();
    nothingIsDoubled();
  }

  @Test
  void whatIsDifferentThereIsAFindingAndWaitsForAPerson() throws IOException {
    half("26.04");
    lose();
    Path members = folder.resolve("data/members.csv");
    String text = Files.readString(members);
    String changed =
        text.replaceFirst("(?m)^(010000126,.*?,[FM],)\\d{4}-\\d\\d-\\d\\d,", "$1\\1951-01-02,");
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(members, changed);
    Cli.Run rebuild = cli.run("ledger", "rebuild");
    assertThat(rebuild.code()).as(rebuild.all()).isEqualTo(1);
    assertThat(rebuild.out()).contains("other content 1");
    String findings =
        Files.readString(
            org.imisconnect.run.project.Project.load(folder)
                .folders()
                .state()
                .resolve("exchange-findings.ndjson"));
    assertThat(findings).contains("CONTENT_DIFFERS", "Patient.birthDate");
    assertThat(cli.run("worklist", "list").out()).contains("decide which content counts");
  }

  @Test
  void aPresentLedgerIsPutAsideAndKept() throws IOException {
    half("26.04");
    Cli.Run rebuild = cli.run("ledger", "rebuild", "--anew");
    assertThat(rebuild.code()).as(rebuild.all()).isZero();
    assertThat(rebuild.err()).contains("kept as ");
    Path ledger = org.imisconnect.run.project.Project.load(folder).folders().ledger();
    try (Stream<Path> files = Files.list(ledger.getParent())) {
      assertThat(files).anyMatch(file -> file.toString().contains(".aside-"));
    }
    assertThat(cli.run("push").code()).isZero();
    nothingIsDoubled();
  }

  @Test
  void anAuditorGetsEveryEntryEveryTransitionAndTheSeal() throws IOException {
    half("26.04");
    Cli.Run export = cli.run("ledger", "export");
    assertThat(export.code()).as(export.all()).isZero();
    assertThat(export.out()).containsPattern("Seal: [0-9a-f]{64}");
    assertThat(Files.readAllLines(folder.resolve("ledger-export/entries.csv")))
        .anyMatch(line -> line.contains(",Claim,") && line.contains(",ACCEPTED,"));
    assertThat(Files.readString(folder.resolve("ledger-export/transitions.csv")))
        .contains(",READY,INTENT,", ",INTENT,ACCEPTED,");
  }
}
