package org.imisconnect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.imisconnect.fixtures.generate.GeneratorSettings.RowOrder;
import org.imisconnect.reconcile.MappingProof;
import org.imisconnect.run.mapping.MapResult;
import org.imisconnect.run.mapping.MapSettings;
import org.imisconnect.run.mapping.RowClass;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapRunTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"starter", "openimis-legacy"})
  void threadsAndTheWayOfJoiningNeverShowInTheOutput(String pack) throws IOException {
    Path in = Mapped.generate(folder.resolve("in"), pack, 2_000, 1_500, 5);
    Mapped.map(pack, in, MapSettings.of(folder.resolve("two"), 2));
    Mapped.map(pack, in, MapSettings.of(folder.resolve("one"), 1));
    Mapped.map(pack, in, Mapped.onDisk(folder.resolve("disk-two"), 2));
    Mapped.map(pack, in, Mapped.onDisk(folder.resolve("disk-one"), 1));
    Map<String, String> two = digests("two", name -> true);
    assertThat(two).hasSizeGreaterThan(8);
    assertThat(digests("one", name -> true)).isEqualTo(two);
    assertThat(digests("disk-two", name -> true)).isEqualTo(two);
    assertThat(digests("disk-one", name -> true)).isEqualTo(two);
  }

  @ParameterizedTest
  @ValueSource(strings = {"starter", "openimis-legacy"})
  void shuffledChildrenGiveTheSameResources(String pack) throws IOException {
    Path sorted = Mapped.generate(folder.resolve("a"), pack, 1_000, 1_500, 0);
    Path shuffled = Mapped.generate(folder.resolve("b"), pack, 1_000, 1_500, 0, RowOrder.SHUFFLED);
    assertThat(Files.mismatch(lines(sorted, pack), lines(shuffled, pack))).isNotEqualTo(-1);
    Mapped.map(pack, sorted, MapSettings.of(folder.resolve("out-a"), 2));
    Mapped.map(pack, shuffled, Mapped.onDisk(folder.resolve("out-b"), 2));
    for (String type : List.of("Patient.ndjson", "Group.ndjson", "Contract.ndjson")) {
      assertThat(digests("out-b", type::equals)).isEqualTo(digests("out-a", type::equals));
    }
    assertThat(sortedLines("out-b")).isEqualTo(sortedLines("out-a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"starter", "openimis-legacy"})
  void rowsInAreRowsOutAndTheProofCountsThemAgain(String pack) throws IOException {
    Path in = Mapped.generate(folder.resolve("in"), pack, 1_000, 800, 8);
    Path out = folder.resolve("out");
    MapResult result = Mapped.map(pack, in, out);
    MappingProof proof = Mapped.recount(pack, in, out);
    assertThat(proof.breaks()).isEmpty();
    assertThat(result.rows(RowClass.REJECTED)).isPositive();
    proof.rows().forEach(terms -> assertThat(terms.closes()).as(terms.toString()).isTrue());
    proof.money().forEach(terms -> assertThat(terms.closes()).as(terms.toString()).isTrue());
    assertThat(proof.closes()).isTrue();
    assertThat(proof.rows().stream().mapToLong(terms -> terms.read()).sum())
        .isEqualTo(result.read());
  }

  private static Path lines(Path folder, String pack) {
    return folder.resolve(pack.equals("starter") ? "claim_lines.csv" : "tblClaimItems.csv");
  }

  /** Claims stand in the order of their file, which is shuffled too: compare them as a set. */
  private List<String> sortedLines(String out) throws IOException {
    return Files.readAllLines(folder.resolve(out).resolve("Claim.ndjson")).stream()
        .sorted()
        .toList();
  }

  private Map<String, String> digests(String out, Predicate<String> wanted) throws IOException {
    return Digests.of(folder.resolve(out), wanted);
  }
}
