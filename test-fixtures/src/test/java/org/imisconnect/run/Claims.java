package org.imisconnect.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.imisconnect.reconcile.MappingProof;
import org.imisconnect.run.mapping.MapSettings;

/** A few claims with their lines in files of the starter pack, mapped in every way there is. */
final class Claims {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String HEAD = "claim_no,line_no,kind,code,name,quantity,unit_price\n";
  private final Path folder;
  private final String pack;
  final Path in;

  Claims(Path folder, String pack) {
    this.folder = folder;
    this.pack = pack;
    this.in = folder.resolve("in");
  }

  /** Writes claims C1 to C5, each of the total 30.00; their lines are given. */
  Claims write(String lines) throws IOException {
    Files.createDirectories(in);
    StringBuilder claims =
        new StringBuilder(
            "claim_no,member_no,facility_code,visit_type,date_from,diagnosis,total\n");
    for (int i = 1; i <= 5; i++) {
      claims.append("C").append(i).append(",M1,F1,outpatient,2026-03-01,J06.9,30.00\n");
    }
    Files.writeString(in.resolve("facilities.csv"), "facility_code,facility_name\nF1,Hill\n");
    Files.writeString(
        in.resolve("policies.csv"),
        "policy_no,member_no,product_code,start_date,end_date,status\n");
    Files.writeString(
        in.resolve("members.csv"),
        "member_no,family_name,given_names,sex,birth_date\nM1,Sample,Ash,F,1990-01-01\n");
    Files.writeString(in.resolve("claims.csv"), claims);
    Files.writeString(in.resolve("claim_lines.csv"), lines, StandardCharsets.UTF_8);
    return this;
  }

  /** Header and two good lines for each claim. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    for (int i = 1; i <= 5; i++) {
      lines.add("C" + i + ",1,service,S1,Visit,1,10.00\n");
      lines.add("C" + i + ",2,item,I1,Tablet,2,10.00\n");
    }
    return lines;
  }

  /** All lines, one of them another: line 1 is the header, C2 has lines 4 and 5. */
  static String with(int line, String text) {
    List<String> lines = lines();
    lines.set(line - 1, text);
    return String.join("", lines);
  }

  /**
   * Maps with one and two threads, in memory and on disk: all four have to agree, and the proof has
   * to close.
   *
   * @return the numbers of the claims made
   */
  List<String> made() throws IOException {
    return made(in);
  }

  List<String> made(Path input) throws IOException {
    Mapped.map(pack, input, MapSettings.of(out(), 2));
    Mapped.map(pack, input, MapSettings.of(folder.resolve("one"), 1));
    Mapped.map(pack, input, Mapped.onDisk(folder.resolve("disk-two"), 2));
    Mapped.map(pack, input, Mapped.onDisk(folder.resolve("disk-one"), 1));
    Map<String, String> digests = Digests.of(out(), name -> true);
    for (String other : List.of("one", "disk-two", "disk-one")) {
      assertThat(Digests.of(folder.resolve(other), name -> true)).as(other).isEqualTo(digests);
    }
    MappingProof proof = Mapped.recount(pack, input, out());
    assertThat(proof.breaks()).isEmpty();
    proof.rows().forEach(terms -> assertThat(terms.closes()).as(terms.toString()).isTrue());
    proof.money().forEach(terms -> assertThat(terms.closes()).as(terms.toString()).isTrue());
    return json("Claim.ndjson").map(claim -> claim.at("/identifier/0/value").asText()).toList();
  }

  Path out() {
    return folder.resolve("two");
  }

  MappingProof proof() throws IOException {
    return Mapped.recount(pack, in, out());
  }

  /** Findings of a code as {@code file:line message}. */
  List<String> findings(String code) throws IOException {
    return json("findings.ndjson")
        .filter(finding -> finding.path("code").asText().equals(code))
        .map(
            finding ->
                finding.path("file").asText()
                    + ":"
                    + finding.path("line").asText()
                    + " "
                    + finding.path("message").asText())
        .toList();
  }

  /** Codes of rejected rows by {@code file:line}. */
  Map<String, String> rejected() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    json("rows.ndjson")
        .filter(row -> row.path("class").asText().equals("rejected"))
        .forEach(
            row ->
                rows.put(
                    row.path("file").asText() + ":" + row.path("line").asText(),
                    row.path("codes").path(0).asText()));
    return rows;
  }

  private Stream<JsonNode> json(String name) throws IOException {
    Path file = out().resolve(name);
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(Claims::tree)
        : Stream.empty();
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
