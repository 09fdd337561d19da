package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitTest {
  @TempDir Path folder;

  @Test
  void asksABeginnerWhatItMustKnow() throws IOException {
    Cli cli = new Cli(folder, Clock.systemUTC());
    Cli.Run run =
        cli.type("Lakeland\nstarter\nNowhere/Here\nAsia/Vientiane\nLAK\nmaybe\nidle\n").run("init");
    assertThat(run.code()).as(run.all()).isZero();
    assertThat(run.err()).contains("Name of the scheme: ", "Time zone", "Contracts: ");
    assertThat(Files.readString(folder.resolve("imisconnect.yaml")))
        .contains("zone: Asia/Vientiane", "contracts: idle", "${env:IMIS_PRODUCTION_PASSWORD}");
    assertThat(Files.readString(folder.resolve(".gitignore"))).contains("ledger.db");
    assertThat(folder.resolve("crosswalk/facility.csv")).hasContent("source,target,from,to,note");
  }

  @Test
  void asksNobodyWhereNobodyIs() {
    Cli.Run run = new Cli(folder, Clock.systemUTC()).run("init", "--scheme", "Lakeland");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Give --pack");
    assertThat(folder.resolve("imisconnect.yaml")).doesNotExist();
  }

  @Test
  void writesAProjectForAnyFhirServer() throws IOException {
    String[] answers = {
      "init", "--scheme", "Lakeland", "--pack", "starter", "--zone", "UTC", "--currency", "LAK"
    };
    List<String> init = new ArrayList<>(List.of(answers));
    init.addAll(List.of("--contracts", "idle", "--kind", "fhir-r4"));
    Cli cli = new Cli(folder, Clock.systemUTC());
    Cli.Run run = cli.run(init.toArray(String[]::new));
    assertThat(run.code()).as(run.all()).isZero();
    assertThat(Files.readString(folder.resolve("imisconnect.yaml")))
        .contains("kind: fhir-r4", "https://fhir.example.org/r4/", "auth: basic, ids: ours");
    assertThat(cli.run("status").out()).contains("nothing was sent yet");
    init.set(init.size() - 1, "soap");
    assertThat(cli.run(init.toArray(String[]::new)).err()).contains("Allowed: openimis, fhir-r4");
  }

  @Test
  void neverOverwrites() throws IOException {
    Files.writeString(folder.resolve("imisconnect.yaml"), "mine");
    Cli.Run run =
        new Cli(folder, Clock.systemUTC()).type("Lakeland\nstarter\nUTC\nLAK\nidle\n").run("init");
    assertThat(run.code()).isEqualTo(2);
    assertThat(folder.resolve("imisconnect.yaml")).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "map",
        "plan",
        "push",
        "pull",
        "status",
        "reconcile",
        "doctor",
        "letters list",
        "worklist list",
        "ledger rebuild",
        "ledger export",
        "crosswalk check"
      })
  void everyCommandOfAProjectSaysThatThereIsNone(String command) {
    Cli.Run run = new Cli(folder, Clock.systemUTC()).run(command.split(" "));
    assertThat(run.code()).as(run.all()).isEqualTo(2);
    assertThat(run.err()).contains("imisconnect init");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "map",
        "plan",
        "push",
        "pull",
        "status",
        "reconcile",
        "letters",
        "worklist",
        "ledger",
        "crosswalk",
        "doctor",
        "sandbox"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    Cli.Run run = new Cli(folder, Clock.systemUTC()).run(command, "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Example: imisconnect " + command);
  }

  @Test
  void theStandInStartsAndStops() {
    Cli cli = new Cli(folder, Clock.systemUTC());
    cli.interruption.ask();
    Cli.Run run = cli.run("sandbox");
    assertThat(run.code()).as(run.all()).isZero();
    assertThat(run.out()).contains("http://127.0.0.1:", "The stand-in is listening");
  }
}
