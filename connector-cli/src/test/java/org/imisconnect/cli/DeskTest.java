package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.imisconnect.fixtures.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  @TempDir Path folder;
  private Lakeland lakeland;
  private Cli cli;

  @BeforeEach
  void aNewProject() throws IOException {
    Clock clock = Clock.systemUTC();
    lakeland = Lakeland.create(folder, clock, SandboxSettings.of(clock).withNumberLength(9));
    cli = lakeland.cli();
  }

  @AfterEach
  void stop() {
    lakeland.close();
  }

  @Test
  void look() throws IOException {
    Path members = folder.resolve("data/members.csv");
    String text = Files.readString(members);
    Path claims = folder.resolve("data/claims.csv");
    String bad = text.replace("\n010000454,", "\n01000045,");
    assertThat(bad.equals(text)).isFalse();
    Files.writeString(members, bad);
    System.out.println(cli.run("doctor").all());
    System.out.println(cli.run("crosswalk", "check").all());
    System.out.println(cli.run("reconcile").all());
    System.out.println(cli.run("push").all());
    System.out.println(cli.run("reconcile").all());
    System.out.println(cli.run("reconcile", "--json").all().length());
    System.out.println(cli.run("letters", "list").all());
    System.out.println(cli.run("letters", "show").all());
    System.out.println(cli.run("letters", "export").all());
    System.out.println(cli.run("worklist", "list", "--most", "5").all());
    System.out.println(cli.run("worklist", "export").all());
    Path letters = folder.resolve("letters/members.csv");
    if (Files.exists(letters)) {
      System.out.println(Files.readString(letters));
      Files.writeString(letters, Files.readString(letters).replace("01000045,", "010000454,"));
      System.out.println(cli.run("letters", "replay").all());
      System.out.println(cli.run("push").all());
      System.out.println(cli.run("reconcile").all());
      System.out.println(cli.run("letters", "list").all());
    }
  }
}
