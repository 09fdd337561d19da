package org.imisconnect.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrosswalkTest {
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

  @TempDir Path folder;
  private final List<Finding> findings = new ArrayList<>();

  private Crosswalk read(String text) throws IOException {
    Files.writeString(folder.resolve("facility.csv"), text);
    return Crosswalk.read(folder, findings::add);
  }

  @Test
  void translatesByCodeAndDay() throws IOException {
    Crosswalk crosswalk =
        read(
            "source,target,from,to,note\n"
                + "HF07,H0007,,2026-06-30,old building\n"
                + "HF07,H0107,2026-07-01,,\n");
    assertThat(findings).isEmpty();
    assertThat(crosswalk.find(CrosswalkKind.FACILITY, "HF07", JUNE)).contains("H0007");
    assertThat(crosswalk.find(CrosswalkKind.FACILITY, "HF07", JULY)).contains("H0107");
    assertThat(crosswalk.find(CrosswalkKind.FACILITY, "HF08", JULY)).isEmpty();
    assertThat(crosswalk.find(CrosswalkKind.ITEM, "HF07", JULY)).isEmpty();
    assertThat(crosswalk.rows(CrosswalkKind.FACILITY)).hasSize(2);
  }

  @Test
  void aStarStandsForEveryOtherCodeAndAnEqualsSignForTheCodeItself() throws IOException {
    Crosswalk crosswalk = read("source,target,from,to,note\n*,=,,,\nA,B,,2026-06-30,\n");
    assertThat(crosswalk.find(CrosswalkKind.FACILITY, "X", JUNE)).contains("X");
    assertThat(crosswalk.find(CrosswalkKind.FACILITY, "A", JUNE)).contains("B");
    assertThat(crosswalk.find(CrosswalkKind.FACILITY, "A", JULY)).contains("A");
  }

  @Test
  void readsWhatASpreadsheetWrites() throws IOException {
    Crosswalk crosswalk = read("\uFEFFsource;target;from;to;note\r\nA; B ;;;\"x; y\"\r\n");
    assertThat(findings).isEmpty();
    assertThat(crosswalk.find(CrosswalkKind.FACILITY, "A", JUNE)).contains("B");
  }

  @Test
  void everyLineThatIsNoRowIsAFindingWithItsPlace() throws IOException {
    Crosswalk crosswalk =
        read(
            "source,target,from,to,note\n"
                + "A,B,01/07/2026,,\n"
                + "A,,,,\n"
                + "A,B\n"
                + "A,B,2026-07-01,2026-06-30,\n");
    assertThat(findings).extracting(Finding::code).containsOnly("CROSSWALK_INVALID");
    assertThat(findings)
        .extracting(finding -> finding.place().toString())
        .containsExactly(
            "crosswalk/facility.csv:2",
            "crosswalk/facility.csv:3",
            "crosswalk/facility.csv:4",
            "crosswalk/facility.csv:5");
    assertThat(crosswalk.rows(CrosswalkKind.FACILITY)).isEmpty();
  }

  @Test
  void anotherHeaderOrEncodingIsRefusedAsAWhole() throws IOException {
    read("code,target\nA,B\n");
    Files.write(
        folder.resolve("item.csv"),
        "source,target,from,to,note\né,B,,,\n".getBytes(StandardCharsets.ISO_8859_1));
    Crosswalk crosswalk = Crosswalk.read(folder, findings::add);
    assertThat(findings).extracting(Finding::message).contains("another header.", "not UTF-8.");
    assertThat(crosswalk.rows(CrosswalkKind.ITEM)).isEmpty();
  }

  @Test
  void twoRowsForOneCodeOnOneDayAreAFinding() throws IOException {
    Crosswalk crosswalk =
        read("source,target,from,to,note\nA,B,,2026-07-01,\nA,C,2026-07-01,,\nA,D,2026-07-02,,\n");
    assertThat(findings).extracting(Finding::code).containsExactly("CROSSWALK_OVERLAP");
    assertThat(findings.get(0).place()).hasToString("crosswalk/facility.csv:3");
    assertThat(crosswalk.find(CrosswalkKind.FACILITY, "A", JULY)).contains("B");
    assertThat(crosswalk.find(CrosswalkKind.FACILITY, "A", LocalDate.of(2027, 1, 1))).contains("D");
  }

  @Test
  void missesAreCountedWithTheirMoneyAndTheWorstComesFirst() {
    CrosswalkMisses misses = new CrosswalkMisses();
    misses.add(CrosswalkKind.LOCATION, "V1", null);
    misses.add(CrosswalkKind.ITEM, "I-77", new Amount(new BigDecimal("10.50"), "LAK"));
    misses.add(CrosswalkKind.ITEM, "I-77", new Amount(new BigDecimal("4.50"), "LAK"));
    assertThat(misses.list().get(0).count()).isEqualTo(2);
    misses.report(findings::add);
    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "no target for a code (4 characters, 2 digits, 1 letter): 2 resources, LAK 15.00.",
            "no target for a code (2 characters, 1 digit, 1 letter): 1 resources.");
  }
}
