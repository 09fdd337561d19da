package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.fixtures.sandbox.SandboxSettings;
import org.imisconnect.run.project.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oldest release refuses a number, and has stored the person before it did. */
class RefusedButStoredTest {
  @TempDir Path folder;
  private Lakeland lakeland;

  @AfterEach
  void stop() {
    lakeland.close();
  }

  /** Gives one person, a head or a member, a number that the server's rule forbids. */
  private String push(boolean head) throws IOException {
    Clock clock = Clock.systemUTC();
    SandboxSettings settings = SandboxSettings.of(clock).withBuild("24.04").withNumberLength(9);
    lakeland = Lakeland.create(folder, clock, settings);
    Path project = folder.resolve(Project.FILE_NAME);
    String text = Files.readString(project);
    Files.writeString(project, text.replace("options: {", "options: {partial-birth-date: 07-01, "));
    Path members = folder.resolve("data/members.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(members));
    int relation = List.of(lines.get(0).split(",", -1)).indexOf("relation");
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells[relation].equals("head") == head && !cells[relation].isEmpty()) {
        String bad = cells[0] + "7";
        lines.set(i, bad + lines.get(i).substring(cells[0].length()));
        Files.write(members, lines);
        lakeland.cli().run("push");
        return bad;
      }
    }
    throw new AssertionError("nobody to change");
  }

  @Test
  void aHeadIsThereWithoutAHouseholdSoThatAPersonHasToLook() throws IOException {
    String bad = push(true);
    assertThat(lakeland.openImis().rows("Patient")).containsOnlyOnce(bad);
    assertThat(lakeland.openImis().acceptedCount("Patient", bad)).isZero();
    String list = lakeland.cli().run("worklist", "list").out();
    assertThat(list).contains("decide which content counts").doesNotContain(bad);
    assertThat(lakeland.cli().run("plan").out()).contains("parked");
  }

  @Test
  void aMemberIsThereAndIsTakenAsWhatItIs() throws IOException {
    String bad = push(false);
    assertThat(lakeland.openImis().rows("Patient")).containsOnlyOnce(bad);
    assertThat(lakeland.cli().run("letters", "list").out()).contains("There are no letters.");
    Cli.Run again = lakeland.cli().run("push");
    assertThat(again.out()).contains("sent 0");
    Cli.Run proof = lakeland.cli().run("reconcile");
    assertThat(proof.code()).as(proof.all()).isZero();
  }
}
