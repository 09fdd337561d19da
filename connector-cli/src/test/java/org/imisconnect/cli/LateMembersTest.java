package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imisconnect.fixtures.sandbox.SandboxSettings;
import org.imisconnect.run.project.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who come to a household after its contract was made. */
class LateMembersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path folder;
  private Lakeland lakeland;
  private final List<String> late = new ArrayList<>();

  private Cli scheme(String build) throws IOException {
    Clock clock = Clock.systemUTC();
    lakeland = Lakeland.create(folder, clock, SandboxSettings.of(clock).withBuild(build));
    return lakeland.cli();
  }

  @AfterEach
  void stop() {
    lakeland.close();
  }

  /**
   * Takes all who are no heads, with what hangs on them, out of the files; gives what they were.
   */
  private List<String> withoutThem() throws IOException {
    Path members = folder.resolve("data/members.csv");
    List<String> all = Files.readAllLines(members);
    List<String> header = List.of(all.get(0).split(",", -1));
    Set<String> numbers = new HashSet<>();
    List<String> kept = new ArrayList<>();
    for (String line : all) {
      String[] cells = line.split(",", -1);
      String relation = cells[header.indexOf("relation")];
      boolean member = !Set.of("relation", "head", "").contains(relation);
      if (member) {
        numbers.add(cells[0]);
      } else {
        kept.add(line);
      }
    }
    Files.write(members, kept);
    Path claims = folder.resolve("data/claims.csv");
    List<String> stay = new ArrayList<>();
    for (String line : Files.readAllLines(claims)) {
      String[] cells = line.split(",", -1);
      if (numbers.contains(cells[1])) {
        late.add(cells[0]);
      } else {
        stay.add(line);
      }
    }
    List<String> before = Files.readAllLines(claims);
    Files.write(claims, stay);
    Files.write(folder.resolve("claims.all"), before);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"26.04", "24.10", "24.04"})
  void spendNoClaimCodeWhileTheirContractDoesNotCoverThem(String build) throws IOException {
    Cli cli = scheme(build);
    List<String> everybody = withoutThem();
    cli.run("push");
    Files.write(folder.resolve("data/members.csv"), everybody);
    Files.copy(
        folder.resolve("claims.all"),
        folder.resolve("data/claims.csv"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Cli.Run push = cli.run("push");
    assertThat(late).isNotEmpty();
    assertThat(cli.run("plan").out()).contains("MEMBER_NOT_COVERED", "LATE_MEMBER");
    assertThat(lakeland.openImis().rows("Claim")).as(push.all()).doesNotContainAnyElementsOf(late);
    assertThat(cli.run("worklist", "list").out()).contains("LATE_MEMBER", "add it on the screen");
    JsonNode tasks = JSON.readTree(cli.run("worklist", "list", "--json").out());
    assertThat((Iterable<?>) tasks).isNotEmpty();
    assertThat(tasks.findValuesAsText("code")).contains("LATE_MEMBER");
    assertThat(tasks.findValuesAsText("do")).contains("do it on the screen");
    assertThat(tasks.path(0).has("key")).isFalse();
    JsonNode shown = JSON.readTree(cli.run("worklist", "list", "--json", "--show-values").out());
    assertThat((Iterable<?>) shown.path(0).path("key")).isNotEmpty();
    JsonNode export = JSON.readTree(cli.run("ledger", "export", "--json").out());
    assertThat(export.path("entries").asLong()).isPositive();
    assertThat(export.path("seal").asText()).hasSize(64);
    Cli.Run proof = cli.run("reconcile");
    assertThat(proof.code()).as(proof.all()).isZero();

    Path file = folder.resolve(Project.FILE_NAME);
    String text = Files.readString(file);
    Files.writeString(file, text.replace("RECORDED_LATER", "RECORDED_LATER MEMBER_NOT_COVERED"));
    String told = cli.run("push").out();
    assertThat(lakeland.openImis().rows("Claim"))
        .as("what would have become of them: %s", told)
        .containsAnyElementsOf(late);
    assertThat(told).contains("rejected");
  }
}
