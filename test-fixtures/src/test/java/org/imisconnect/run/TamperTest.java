package org.imisconnect.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.imisconnect.reconcile.Break;
import org.imisconnect.reconcile.MappingProof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperTest {
  @TempDir Path folder;
  private Path in = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void mapAScheme() throws IOException {
    in = Mapped.generate(folder.resolve("in"), "starter", 300, 200, 2);
    out = folder.resolve("out");
    Mapped.map("starter", in, out);
    assertThat(recount().closes()).isTrue();
  }

  @Test
  void aLineDroppedFromTheSourceIsNamedWithFileAndLine() throws IOException {
    change(in.resolve("claims.csv"), lines -> lines.remove(40));
    Break found = onlyBreak("ROW_MISSING");
    assertThat(found.place()).isEqualTo("claims.csv:41");
    assertThat(found.key()).startsWith("CL");
    assertThat(found.amount()).isNotEmpty();
  }

  @Test
  void anAmountAlteredInTheSourceShowsOnBothSides() throws IOException {
    change(
        in.resolve("claim_lines.csv"),
        lines -> lines.set(7, lines.get(7).replaceFirst("(\\d)(,\\d)", "9$1$2")));
    MappingProof proof = recount();
    assertThat(proof.closes()).isFalse();
    assertThat(proof.breaks())
        .extracting(Break::kind, Break::place)
        .contains(
            org.assertj.core.groups.Tuple.tuple("ROW_MISSING", "claim_lines.csv:8"),
            org.assertj.core.groups.Tuple.tuple("ROW_NEW", "claim_lines.csv:8"));
  }

  @Test
  void aResourceDroppedIsNamedWithItsRow() throws IOException {
    change(out.resolve("Claim.ndjson"), lines -> lines.remove(10));
    Break found = onlyBreak("RESOURCE_MISSING");
    assertThat(found.subject()).isEqualTo("Claim");
    assertThat(found.place()).startsWith("claims.csv:");
    assertThat(found.amount()).isNotEmpty();
  }

  @Test
  void aResourceAlteredIsNamedWithItsRow() throws IOException {
    change(
        out.resolve("Patient.ndjson"),
        lines -> lines.set(5, lines.get(5).replace("\"active\":true", "\"active\":false")));
    MappingProof proof = recount();
    assertThat(proof.breaks())
        .extracting(Break::kind)
        .containsExactly("RESOURCE_MISSING", "RESOURCE_ALTERED");
    assertThat(proof.breaks().get(0).key()).as("a person's number is not shown").isEmpty();
  }

  private Break onlyBreak(String kind) throws IOException {
    MappingProof proof = recount();
    assertThat(proof.closes()).isFalse();
    assertThat(proof.breaks()).extracting(Break::kind).containsExactly(kind);
    return proof.breaks().get(0);
  }

  private MappingProof recount() throws IOException {
    return Mapped.recount("starter", in, out);
  }

  private static void change(Path file, Consumer<List<String>> edit) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    edit.accept(lines);
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
