package org.imisconnect.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.run.MapRun;
import org.imisconnect.run.mapping.MapProgress;
import org.imisconnect.run.mapping.MapSettings;
import org.imisconnect.source.SourceInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report about a small mapping with planted values that must not be seen again. */
class ReportTest {
  private static final Instant NOW = Instant.parse("2026-11-24T22:00:00Z");
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  @TempDir Path temp;

  @BeforeEach
  void aMapping() throws IOException {
    Path data = Files.createDirectory(temp.resolve("data"));
    for (String record :
        List.of("facilities", "policies", "contributions", "claims", "claim_lines")) {
      Files.writeString(data.resolve(record + ".csv"), header(record));
    }
    Files.writeString(
        data.resolve("members.csv"),
        """
        member_no,previous_member_no,household_no,relation,family_name,given_names,sex,birth_date,\
        national_id,national_id_type,phone,email,address,village_code,first_facility_code,\
        marital_status,occupation,poor,status,status_date
        777123451,,H1,head,Plantedname,Ada,F,1980-02-30,SECRET99,national_card,000111222,,,V1,F1,,,no,,
        777123452,,H1,child,Plantedname,Ben,?,2015-01-02,,,,,,V1,F1,,,no,,
        """);
    new MapRun(PackLoader.load("starter"), Clock.fixed(NOW, ZoneOffset.UTC))
        .run(
            new SourceInput(data, Map.of()),
            MapSettings.of(temp.resolve("out"), 1),
            MapProgress.none());
  }

  /** The first line of the starter pack's own sample. */
  private static String header(String record) throws IOException {
    String name = "/packs/starter/golden/lakeland/input/" + record + ".csv";
    try (InputStream in = PackLoader.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(0, text.indexOf('\n') + 1);
    }
  }

  private String render(List<String> breaks) throws IOException {
    Path file = temp.resolve("report/index.html");
    Report.write(
        ReportRequest.ofMapping("Lake & <land>", temp.resolve("out"), "LAK", NOW, ZoneOffset.UTC)
            .withProof(
                List.of(new ProofLine("rows", "members", "2 read = 2 used", breaks.isEmpty())),
                breaks),
        file);
    return Files.readString(file);
  }

  @Test
  void everySectionIsThereAndNothingIsLoadedFromElsewhere() throws IOException {
    String report = render(List.of());
    assertThat(report)
        .contains("id=\"river\"", "id=\"todo\"", "id=\"counts\"", "id=\"rows\"", "id=\"proof\"")
        .contains("default-src &#39;none&#39;")
        .contains("members.csv:2", "DATE_FORMAT", "birth_date")
        .doesNotContain("http:", "https:", "src=", "url(", "@import");
  }

  @Test
  void textIsEscapedAndNoValueOfARowIsShown() throws IOException {
    assertThat(render(List.of()))
        .contains("Lake &amp; &lt;land&gt;")
        .doesNotContain("<land>")
        .doesNotContain("Plantedname", "777123451", "777123452", "SECRET99", "000111222")
        .doesNotContain("1980-02-30", "2015-01-02");
  }

  @Test
  void aProofThatDoesNotCloseIsTheFirstSentence() throws IOException {
    assertThat(render(List.of("members.csv:2  Patient  missing")))
        .contains("<p class=\"sentence bad\">", "The proof does not close. ")
        .contains("members.csv:2  Patient  missing");
    assertThat(render(List.of())).doesNotContain("The proof does not close.");
  }

  @Test
  void theChangeSinceTheRunBeforeIsToldOnce() throws IOException {
    Files.createDirectories(temp.resolve("report"));
    Files.writeString(
        temp.resolve("report/numbers.json"),
        "[{\"run\":\"before\",\"values\":{\"People\":[\"5\",\"5\"]}}]");
    assertThat(render(List.of())).contains("since the last run");
  }

  @Test
  void aBrowserShowsItWithoutComplaint() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BROWSER), "skipped: there is no " + BROWSER);
    render(List.of());
    Path log = temp.resolve("browser.log");
    Process browser =
        new ProcessBuilder(
                BROWSER.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + temp.resolve("browser"),
                "--dump-dom",
                temp.resolve("report/index.html").toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
    // The script ran: it alone makes these buttons. The policy stopped nothing.
    assertThat(Files.readString(log)).contains("class=\"sort\"").doesNotContain("Refused to");
  }
}
