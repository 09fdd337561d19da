package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.fixtures.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does after a night: the proof, letters out and back, the worklist, the doctor. */
class DeskTest {
  private static final String GOOD = "010000454";
  private static final String BAD = "01000045";

  @TempDir Path folder;
  private Lakeland lakeland;
  private Cli cli;

  /** openIMIS wants nine digits; the project does not know it, and one member has eight. */
  @BeforeEach
  void aNewProject() throws IOException {
    Clock clock = Clock.systemUTC();
    lakeland = Lakeland.create(folder, clock, SandboxSettings.of(clock).withNumberLength(9));
    cli = lakeland.cli();
    replace("data/members.csv", "\n" + GOOD + ",", "\n" + BAD + ",");
  }

  private void replace(String name, String from, String to) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    assertThat(text.contains(from)).as(name).isTrue();
    Files.writeString(file, text.replace(from, to));
  }

  @AfterEach
  void stop() {
    lakeland.close();
  }

  @Test
  void aLetterGoesOutIsMendedAndComesBack() throws IOException {
    Cli.Run push = cli.run("push");
    assertThat(push.out()).contains("refused 1");
    assertThat(cli.run("letters", "list").out()).contains("NUMBER_REFUSED", "1 letter.");
    Cli.Run show = cli.run("letters", "show", "NUMBER_REFUSED");
    assertThat(show.out()).contains("members.csv:47").doesNotContain(BAD);
    assertThat(cli.run("letters", "export").code()).isZero();
    String exported = Files.readString(folder.resolve("letters/members.csv"));
    assertThat(exported)
        .contains("_line,_codes,_reason,member_no")
        .containsPattern("\n47,NUMBER_REFUSED,[^,]*\\w[^,]*," + BAD);

    assertThat(cli.run("letters", "replay").out()).contains("taken 0", "not changed 1");
    replace("letters/members.csv", "," + BAD + ",", "," + GOOD + ",");
    Cli.Run replay = cli.run("letters", "replay");
    assertThat(replay.out()).contains("taken 1", "not changed 0");
    Cli.Run again = cli.run("push");
    assertThat(again.out()).contains("  map  ", "refused 0");
    assertThat(lakeland.openImis().acceptedCount("Patient", GOOD)).isEqualTo(1);
    Cli.Run proof = cli.run("reconcile");
    assertThat(proof.code()).as(proof.out()).isZero();
    assertThat(cli.run("letters", "list").out()).contains("There are no letters.");
  }

  @Test
  void aReplayedRowEndsWhenItsRowChangesInTheSource() throws IOException {
    cli.run("push");
    cli.run("letters", "export");
    replace("letters/members.csv", "," + BAD + ",", "," + GOOD + ",");
    cli.run("letters", "replay");
    cli.run("map");
    assertThat(Files.readString(folder.resolve("out/Patient.ndjson"))).contains(GOOD);
    replace("data/members.csv", "\n" + BAD + ",", "\n" + BAD + "9,");
    cli.run("map");
    assertThat(Files.readString(folder.resolve("out/Patient.ndjson")))
        .contains("\"" + BAD + "9\"")
        .doesNotContain(GOOD);
    assertThat(cli.run("letters", "replay").out()).contains("changed in the source since 1");
  }

  @Test
  void aReplayedRowFollowsItsRowToAnotherLine() throws IOException {
    cli.run("push");
    cli.run("letters", "export");
    replace("letters/members.csv", "," + BAD + ",", "," + GOOD + ",");
    cli.run("letters", "replay");
    Path members = folder.resolve("data/members.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(members));
    lines.add(lines.remove(46));
    Files.write(members, lines);
    cli.run("map");
    assertThat(Files.readString(folder.resolve("out/Patient.ndjson"))).contains(GOOD);
    assertThat(cli.run("reconcile", "--offline", "--json").out()).contains("\"rows\"");
  }

  @Test
  void aDiscardedLetterIsGone() {
    cli.run("push");
    Cli.Run none = cli.run("letters", "discard", "members.csv:1", "--note", "no such row");
    assertThat(none.code()).isEqualTo(2);
    Cli.Run discard = cli.run("letters", "discard", "members.csv:47", "--note", "left the scheme");
    assertThat(discard.code()).as(discard.all()).isZero();
    assertThat(cli.run("letters", "list").out()).contains("There are no letters.");
  }

  @Test
  void theProofClosesAfterAPushAndNotWhenAClaimIsDeletedThere() throws IOException {
    cli.run("map");
    Cli.Run before = cli.run("reconcile");
    assertThat(before.code()).isEqualTo(1);
    assertThat(before.out()).contains("unplanned", "imisconnect push");
    cli.run("push");
    Cli.Run closed = cli.run("reconcile");
    assertThat(closed.code()).as(closed.out()).isZero();
    assertThat(closed.out()).endsWith("✓ Everything is accounted for.\n");
    String code = lakeland.openImis().rows("Claim").get(0);
    lakeland.openImis().deleteClaim(code);
    Cli.Run broken = cli.run("reconcile");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).containsPattern("✗ claims\\.csv:\\d+ .*SERVER_LACKS");
    JsonNode json = new ObjectMapper().readTree(cli.run("reconcile", "--json").out());
    assertThat(json.path("closes").asBoolean()).isFalse();
    assertThat(json.path("resources").path(0).has("notCarried")).isTrue();
    assertThat(cli.run("reconcile", "--offline").code()).isZero();
  }

  @Test
  void aRowWithSeveralAmountsThatWasAlteredBreaksTheProofWithItsPlaceAndMoney() throws IOException {
    cli.run("push");
    Path lines = folder.resolve("data/claim_lines.csv");
    List<String> rows = new ArrayList<>(Files.readAllLines(lines));
    rows.remove(1);
    Files.write(lines, rows);
    Cli.Run broken = cli.run("reconcile", "--offline");
    assertThat(broken.code()).as(broken.all()).isEqualTo(1);
    assertThat(broken.out()).containsPattern("✗ claim_lines\\.csv:2  claim_lines .*ROW_MISSING");
  }

  @Test
  void theWorklistIsListedExportedAndMarked() throws IOException {
    cli.run("push");
    Cli.Run list = cli.run("worklist", "list", "--most", "1");
    assertThat(list.out()).contains("claims.csv:", "entries");
    String place = list.out().strip().split(" ", 2)[0];
    assertThat(cli.run("worklist", "export").out()).contains("worklist.csv");
    String first = Files.readAllLines(folder.resolve("worklist.csv")).get(1);
    assertThat(first).startsWith("claim_rejected,Claim,CL");
    assertThat(cli.run("worklist", "done", place, "--note", "done").code()).isZero();
    assertThat(cli.run("worklist", "list", "--most", "100").out()).doesNotContain(place + " ");
  }

  @Test
  void theDoctorFindsAllWellAndAWrongPassword() {
    Cli.Run well = cli.run("doctor");
    assertThat(well.code()).as(well.all()).isZero();
    assertThat(well.out()).contains("✓ login", "✓ pack", "✓ source").contains("Ready");
    Cli.Run wrong = cli.set("IMIS_SANDBOX_PASSWORD", "not-the-password").run("doctor");
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.out()).contains("✗ login").doesNotContain("not-the-password");
  }

  @Test
  void theCrosswalkSaysWhichCodesLackATarget() throws IOException {
    assertThat(cli.run("crosswalk", "check").code()).isZero();
    Files.writeString(folder.resolve("crosswalk/diagnosis.csv"), "source,target,from,to,note\n");
    Cli.Run check = cli.run("crosswalk", "check");
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out()).contains("diagnosis.csv", "without a target");
    assertThat(cli.run("crosswalk", "draft").code()).isZero();
    assertThat(Files.readString(folder.resolve("crosswalk/diagnosis.draft.csv")))
        .startsWith("source,target,from,to,note\n")
        .contains("needed ");
  }
}
