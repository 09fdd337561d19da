package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.imisconnect.fixtures.sandbox.control.FaultKind;
import org.imisconnect.fixtures.sandbox.control.FaultMoment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project from its first file to what comes home, against the stand-in for openIMIS. */
class RoundTripTest {
  @TempDir Path folder;
  private Lakeland lakeland;
  private Cli cli;

  @BeforeEach
  void aNewProject() throws IOException {
    lakeland = Lakeland.create(folder, Clock.systemUTC());
    cli = lakeland.cli();
  }

  @AfterEach
  void stop() {
    lakeland.close();
  }

  @Test
  void aPlanSendsNothingAndSaysSo() {
    Cli.Run plan = cli.run("plan");
    assertThat(plan.code()).as(plan.all()).isZero();
    assertThat(plan.out()).contains("create", "members", "contracts", "claims", "guard: ");
    assertThat(plan.out()).endsWith("Nothing has been sent. Send with: imisconnect push\n");
    assertThat(lakeland.openImis().acceptedCounts()).isEmpty();
  }

  @Test
  void aPushSendsEachResourceOnceAndASecondOneNothing() {
    Cli.Run push = cli.run("push");
    assertThat(push.code()).as(push.all()).isZero();
    assertThat(push.err()).contains("Lakeland → sandbox (127.0.0.1:");
    assertThat(push.out()).contains("sent ", "accepted ", "refused 0", "unknown 0");
    Map<String, Map<String, Integer>> counts = lakeland.openImis().acceptedCounts();
    assertThat(counts).containsKeys("Patient", "Contract", "Claim");
    counts.values().forEach(keys -> assertThat(keys.values()).containsOnly(1));
    Cli.Run again = cli.run("push");
    assertThat(again.out()).contains("create 0", "sent 0");
    assertThat(lakeland.openImis().acceptedCounts()).isEqualTo(counts);
  }

  @Test
  void aLostAnswerIsLookedUpAndNotSentAgain() {
    lakeland.openImis().failNext("Patient", FaultMoment.AFTER, FaultKind.values()[0]);
    Cli.Run push = cli.run("push");
    assertThat(push.code()).as(push.all()).isZero();
    lakeland
        .openImis()
        .acceptedCounts()
        .values()
        .forEach(keys -> assertThat(keys.values()).containsOnly(1));
  }

  @Test
  void answersComeHomeInTheSchemesColumns() throws IOException {
    Files.writeString(
        folder.resolve("data/members.csv"),
        Files.readString(folder.resolve("data/members.csv"))
            .replaceFirst("(?m)^010000012,", "12e+3,"));
    cli.run("push");
    Cli.Run pull = cli.run("pull");
    assertThat(pull.code()).as(pull.all()).isZero();
    List<String> members = Files.readAllLines(folder.resolve("answers/members.csv"));
    assertThat(members.get(0))
        .isEqualTo("\uFEFFmember_no,state,since,reason_code,reason,receiver_id");
    assertThat(members).hasSize(1 + 60);
    assertThat(members)
        .anyMatch(line -> line.matches("\\d{9},accepted,\\d{4}-\\d\\d-\\d\\d,,,.{36}"));
    assertThat(members).anyMatch(line -> line.startsWith("12e+3,rejected,,NUMBER_DAMAGED,"));
    List<String> claims = Files.readAllLines(folder.resolve("answers/claims.csv"));
    assertThat(claims.get(0)).contains("claim_no,state,decision,decided_on,asked,approved");
    assertThat(claims).anyMatch(line -> line.matches("CL\\d+,accepted,\\w+,.*"));
    assertThat(claims)
        .anyMatch(line -> line.matches("CL\\d+,accepted,rejected,.*,7,the person is not .*"));
    assertThat(Files.readAllLines(folder.resolve("answers/claim_lines.csv")).get(1))
        .matches("CL\\d+,\\d+,\\w+,[\\d.]+,[\\d.]*,[\\d.]+,[\\d.]*,[^,]*,.*");
  }

  @Test
  void statusSaysWhereThingsStand() {
    assertThat(cli.run("status").out()).contains("nothing was sent yet");
    cli.run("push");
    Cli.Run status = cli.run("status");
    assertThat(status.code()).as(status.all()).isZero();
    assertThat(status.out()).contains("last run ", "complete", "in all: ", "for you: 0 letters");
  }

  @Test
  void whatIsPrintedHoldsNobodysNumber() throws IOException {
    String shown =
        cli.run("plan", "--show", "create", "--most", "1000").all()
            + cli.run("push").all()
            + cli.run("status").all()
            + cli.run("pull").all();
    for (String line : Files.readAllLines(folder.resolve("data/members.csv")).subList(1, 61)) {
      assertThat(shown).doesNotContain(line.substring(0, line.indexOf(',')));
    }
    assertThat(cli.run("plan", "--show", "unchanged", "--show-values").out()).contains("0100");
  }

  @Test
  void aPushMapsAgainWhenTheSourceIsNewer() throws IOException {
    assertThat(cli.run("push").out()).contains("  map  ");
    assertThat(cli.run("push").out()).doesNotContain("  map  ");
    Path members = folder.resolve("data/members.csv");
    Files.setLastModifiedTime(members, FileTime.from(Clock.systemUTC().instant().plusSeconds(5)));
    assertThat(cli.run("push").out()).contains("  map  ");
  }

  @Test
  void aPushThatIsAskedToStopEndsWithItsOwnCodeAndGoesOnLater() {
    cli.interruption.ask();
    Cli.Run stopped = cli.run("push");
    assertThat(stopped.code()).as(stopped.all()).isEqualTo(8);
    assertThat(stopped.out()).contains("Stopped as asked");
    cli.interruption = new org.imisconnect.cli.terminal.Interruption();
    assertThat(cli.run("push").code()).isZero();
  }

  @Test
  void aCanaryStopsTheClaimsWithWordsAndCodeOne() throws IOException {
    Path file = folder.resolve("imisconnect.yaml");
    Files.writeString(file, Files.readString(file).replace("canary: 50", "canary: 3"));
    Cli.Run push = cli.run("push");
    assertThat(push.code()).as(push.all()).isEqualTo(1);
    assertThat(push.out()).contains("Stopped: ", "above the limit. The rest is waiting.");
    assertThat(lakeland.openImis().rows("Claim")).hasSize(3);
  }

  @Test
  void aPushSaysThatClaimsWereRejected() {
    assertThat(cli.run("push").out()).containsPattern("! \\d+ claims rejected\\.");
  }

  @Test
  void aReceiverThatIsNotThereIsExitThreeAndNamesTheLog() {
    lakeland.close();
    Cli.Run push = cli.run("push");
    assertThat(push.code()).as(push.all()).isEqualTo(3);
    assertThat(push.err()).contains("The log of this run: ");
    assertThat(push.all()).doesNotContain("Exception");
  }

  @Test
  void aSecretThatIsNotSetIsExitTwo() {
    Cli bare = new Cli(folder, Clock.systemUTC());
    Cli.Run push = bare.run("push");
    assertThat(push.code()).isEqualTo(2);
    assertThat(push.err()).contains("IMIS_SANDBOX_USER", "not set");
  }

  @Test
  void jsonIsForMachines() throws IOException {
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    assertThat(json.readTree(cli.run("plan", "--json").out()).path("made").asLong()).isPositive();
    assertThat(json.readTree(cli.run("push", "--json").out()).path("stop").asText())
        .isEqualTo("done");
    assertThat(json.readTree(cli.run("pull", "--json").out()).has("files")).isTrue();
    assertThat(json.readTree(cli.run("status", "--json").out()).has("states")).isTrue();
  }
}
