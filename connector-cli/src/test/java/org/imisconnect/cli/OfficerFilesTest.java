package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that an officer works with: what stands in them, and how long they stay. */
class OfficerFilesTest {
  private static final int RELATION = 3;
  private static final int PHONE = 10;

  @TempDir Path folder;
  private Lakeland lakeland;
  private Cli cli;

  @BeforeEach
  void aNightWasSent() throws IOException {
    lakeland = Lakeland.create(folder, Clock.systemUTC());
    cli = lakeland.cli();
    Cli.Run push = cli.run("push");
    assertThat(push.code()).as(push.all()).isZero();
  }

  @AfterEach
  void stop() {
    lakeland.close();
  }

  @Test
  void theWorklistSaysWhoWhatOldAndNew() throws IOException {
    String head = changePhoneOfAHead("020777");
    Cli.Run push = cli.run("push");
    assertThat(push.out()).as(push.all()).contains("not carried 1");
    assertThat(cli.run("worklist", "list", "--most", "99").out()).doesNotContain(head, "020777");
    Cli.Run export = cli.run("worklist", "export");
    assertThat(export.out()).contains("personal values");
    List<String> rows = Files.readAllLines(folder.resolve("worklist.csv"));
    assertThat(rows.get(0)).contains("kind,type,key,what,old,new,source");
    assertThat(rows)
        .anyMatch(row -> row.matches("not_carried,Patient," + head + ",telecom.*,.*,020777,.*"))
        .anyMatch(
            row -> row.matches("claim_rejected,Claim,CL\\d+,.*,[0-9 ]+,what the receiver .*"));
  }

  private String changePhoneOfAHead(String phone) throws IOException {
    Path file = folder.resolve("data/members.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      boolean held = lakeland.openImis().acceptedCount("Patient", cells[0]) == 1;
      if (held && cells[RELATION].equals("head") && !cells[PHONE].isEmpty()) {
        cells[PHONE] = phone;
        lines.set(i, String.join(",", cells));
        Files.write(file, lines);
        return cells[0];
      }
    }
    throw new IllegalStateException("no head with a phone");
  }

  @Test
  void whatIsOldGoesInTimeAndTheNextPushProvesAllTheSame() throws IOException {
    Shell.edit(folder.resolve("imisconnect.yaml"), "send-to:", retain() + "send-to:");
    cli.run("letters", "export");
    cli.run("worklist", "export");
    cli.run("pull");
    assertThat(folder.resolve("out/Patient.ndjson")).exists();
    assertThat(folder.resolve("worklist.csv")).exists();
    makeOld("out");
    makeOld("letters");
    makeOld("worklist.csv");
    cli.run("pull");
    assertThat(files("out")).isEmpty();
    assertThat(files("letters")).isEmpty();
    assertThat(folder.resolve("worklist.csv")).doesNotExist();
    Cli.Run push = cli.run("push");
    assertThat(push.out()).as(push.all()).contains("  map  ", "sent 0");
    Cli.Run proof = cli.run("reconcile");
    assertThat(proof.code()).as(proof.all()).isZero();
  }

  private static String retain() {
    return "retain: {output: 14 days, letters: 14 days}\n";
  }

  private void makeOld(String name) throws IOException {
    FileTime old = FileTime.from(Clock.systemUTC().instant().minus(Duration.ofDays(15)));
    for (Path file : files(name)) {
      Files.setLastModifiedTime(file, old);
    }
  }

  private List<Path> files(String name) throws IOException {
    Path place = folder.resolve(name);
    if (!Files.exists(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
