package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, whole, in a folder whose name has a blank; and once more over itself. */
class DemoTest {
  /** The time goes on, from a day that does not depend on when the test runs. */
  private static final Clock CLOCK =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(Clock.systemUTC().instant(), Instant.parse("2026-11-25T21:00:00Z")));

  @TempDir Path temp;

  @Test
  void everyTermIsAboveZeroAndTheProofHoldsAlsoTheSecondTime() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("a folder"));
    Cli.Run first = new Cli(folder, CLOCK.withZone(ZoneOffset.UTC)).run("demo");
    assertThat(first.code()).as(first.all()).isZero();
    assertThat(first.out().stripTrailing()).endsWith("Everything is accounted for.");

    Cli.Run second = new Cli(folder, CLOCK.withZone(ZoneOffset.UTC)).run("demo", "--json");
    assertThat(second.code()).as(second.all()).isZero();
    JsonNode proof = new ObjectMapper().readTree(second.out()).path("proof");
    assertThat(proof.path("closes").asBoolean()).isTrue();
    for (String term : new String[] {"rejected", "orphaned"}) {
      assertThat(sum(proof.path("rows"), term)).as(term).isPositive();
    }
    for (String term :
        new String[] {
          "parked", "held", "notCarried", "withheld", "unchanged", "folded", "refused", "accepted"
        }) {
      assertThat(sum(proof.path("resources"), term)).as(term).isPositive();
    }
    assertThat(proof.path("decisions").path("rejected").asLong()).isPositive();
    reportShowsNoPersonAndLoadsNothing(folder.resolve("imisconnect-demo"));
  }

  @Test
  void whatADemoHasNotMadeIsLeftAlone() throws IOException {
    Path other = Files.createDirectory(temp.resolve("imisconnect-demo"));
    Path mine = Files.writeString(other.resolve("mine.txt"), "mine");
    Cli.Run run = new Cli(temp, CLOCK).run("demo");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no demo has made it");
    assertThat(mine).hasContent("mine");
  }

  private static long sum(JsonNode terms, String name) {
    long sum = 0;
    for (JsonNode node : terms) {
      sum += node.path(name).asLong();
    }
    return sum;
  }

  private static void reportShowsNoPersonAndLoadsNothing(Path project) throws IOException {
    String report = Files.readString(project.resolve("report/index.html"));
    assertThat(report)
        .contains("<h2>The river", "<h2>What to do", "<h2>By facility", "<h2>Row by row")
        .contains("<h2>The proof", "Counted again from the files: everything is accounted for.")
        .doesNotContain("http://", "src=", "@import", "url(");
    for (String line : Files.readAllLines(project.resolve("out/Patient.ndjson"))) {
      JsonNode person = new ObjectMapper().readTree(line);
      String number = person.path("identifier").path(0).path("value").asText();
      assertThat(number).isNotEmpty();
      assertThat(report.contains(number)).as("an insurance number").isFalse();
    }
  }
}
