package org.imisconnect.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * openIMIS's demonstration data, read from its own tables, goes into a real openIMIS that was
 * emptied of members, and comes back equal but for what the run reports.
 */
class DemonstrationDataIT {
  private static final List<String> EMPTIED =
      List.of(
          "tblClaimItems",
          "tblClaimServices",
          "tblClaim",
          "tblPremium",
          "tblInsureePolicy",
          "tblPolicy",
          "tblInsuree",
          "tblFamilies");
  private static final Set<String> IN = Set.of("accepted", "unchanged");
  private static final String PEOPLE =
      "select i.\"CHFID\", coalesce(i.\"LastName\", ''), coalesce(i.\"OtherNames\", ''),"
          + " case i.\"Gender\" when 'M' then 'male' when 'F' then 'female' else 'other' end,"
          + " i.\"DOB\", coalesce(i.\"Marital\", ''), coalesce(i.\"Phone\", ''),"
          + " coalesce(i.\"Email\", ''), coalesce(nullif(i.\"CurrentAddress\", ''), f.\"FamilyAddress\", ''),"
          + " coalesce(i.\"IsHead\", false), l.\"LocationName\", coalesce(i.\"Relationship\", 0)"
          + " from \"tblInsuree\" i join \"tblFamilies\" f on f.\"FamilyID\" = i.\"FamilyID\""
          + " join \"tblLocations\" l on l.\"LocationId\" ="
          + " coalesce(i.\"CurrentVillage\", f.\"LocationId\")"
          + " where i.\"ValidityTo\" is null";

  /** Element of FHIR by which findings name it, in the order of the columns after the number. */
  private static final List<String> ELEMENTS =
      List.of(
          "Patient.name",
          "Patient.name",
          "Patient.gender",
          "Patient.birthDate",
          "Patient.maritalStatus",
          "Patient.telecom",
          "Patient.telecom",
          "Patient.address",
          "Patient.extension",
          "Patient.address",
          "Patient.contact");

  private static final String CONTRACTS =
      "select i.\"CHFID\" || ' ' || r.\"ProductCode\" || ' ' || p.\"StartDate\","
          + " p.\"ExpiryDate\", p.\"PolicyValue\", p.\"EnrollDate\" from \"tblPolicy\" p"
          + " join \"tblFamilies\" f on f.\"FamilyID\" = p.\"FamilyID\""
          + " join \"tblInsuree\" i on i.\"InsureeID\" = f.\"InsureeID\""
          + " join \"tblProduct\" r on r.\"ProdID\" = p.\"ProdID\""
          + " where p.\"ValidityTo\" is null";

  @TempDir Path folder;
  private RealServer server;
  private BuiltCommandLine cli;

  @BeforeEach
  void aServerWithoutMembers() throws Exception {
    server = RealServer.ofTheRun();
    String data = System.getProperty("openimis.data", "");
    Assumptions.assumeTrue(Files.isDirectory(Path.of(data)), "skipped: no demonstration data");
    server.reset();
    cli = BuiltCommandLine.in(folder.resolve("project"));
    cli.init("Demo", "openimis-legacy", data, server.url().toString());
  }

  private void empty() throws Exception {
    String deletes =
        EMPTIED.stream()
            .map(table -> "delete from \"" + table + "\";")
            .collect(Collectors.joining(" "));
    server.rows("set session_replication_role = replica; " + deletes);
  }

  /** Takes each proposal of equal codes, as a person would who has looked at them. */
  private void takeDrafts() throws Exception {
    append("relation", IntStream.rangeClosed(1, 8).mapToObj(code -> code + "," + code + ",,,"));
    List<Path> drafts = draft();
    while (!drafts.isEmpty()) {
      for (Path draft : drafts) {
        append(
            draft.getFileName().toString().replace(".draft.csv", ""),
            Files.readAllLines(draft).stream().skip(1));
        Files.delete(draft);
      }
      drafts = draft();
    }
  }

  private void append(String kind, Stream<String> lines) throws IOException {
    Files.write(
        cli.folder().resolve("crosswalk/" + kind + ".csv"),
        lines.toList(),
        StandardOpenOption.APPEND);
  }

  private List<Path> draft() throws Exception {
    cli.mostly("crosswalk", "draft");
    try (Stream<Path> files = Files.list(cli.folder().resolve("crosswalk"))) {
      return files.filter(file -> file.toString().endsWith(".draft.csv")).toList();
    }
  }

  @Test
  void comesBackAsItWasButForWhatIsReported() throws Exception {
    Map<String, List<String>> people = byKey(server.rows(PEOPLE));
    Map<String, List<String>> contracts = byKey(server.rows(CONTRACTS));
    empty();
    takeDrafts();
    String push = cli.mostly("push");
    assertThat(push).contains("unknown 0  waiting 0");
    push.lines().filter(line -> line.startsWith("  ")).forEach(System.out::println);
    cli.mostly("pull");
    cli.must("reconcile");
    Reported reported = Reported.of(cli.folder());
    allPeopleAreThere(people, reported);
    contractsAreAsTheyWere(contracts);
    everyRowHasAStateAndWhoIsNotThereAReason();
  }

  private static Map<String, List<String>> byKey(List<List<String>> rows) {
    Map<String, List<String>> byKey = new TreeMap<>();
    rows.forEach(row -> byKey.put(row.get(0), row.subList(1, row.size())));
    return byKey;
  }

  private void allPeopleAreThere(Map<String, List<String>> people, Reported reported)
      throws Exception {
    Map<String, Map<String, String>> answers = cli.answers("members");
    Map<String, List<JsonNode>> there =
        server.list("Patient").stream().collect(Collectors.groupingBy(FhirPerson::number));
    Map<String, Integer> lines = linesOfPeople();
    List<String> differences = new ArrayList<>();
    int compared = 0;
    assertThat(people).hasSizeGreaterThan(50);
    for (Map.Entry<String, List<String>> person : people.entrySet()) {
      Map<String, String> answer = answers.get(person.getKey());
      if (!IN.contains(answer.get("state"))) {
        continue;
      }
      assertThat(there).as("accepted people").containsKey(person.getKey());
      assertThat(there.get(person.getKey())).hasSize(server.rowsOfAPerson());
      compared++;
      List<String> back =
          new FhirPerson(FhirPerson.inHousehold(there.get(person.getKey()))).cells();
      for (int i = 0; i < ELEMENTS.size(); i++) {
        if (!back.get(i).equals(person.getValue().get(i))) {
          int line = lines.get(person.getKey());
          differences.add(ELEMENTS.get(i) + " of line " + line);
          assertThat(reported.tells("tblInsuree.csv", line, ELEMENTS.get(i)))
              .as("%s of tblInsuree.csv:%s differs, and nothing says so", ELEMENTS.get(i), line)
              .isTrue();
        }
      }
    }
    assertThat(compared).isGreaterThan(50);
    System.out.println("  people compared: " + compared + ", reported differences: " + differences);
  }

  /** Line of the source by insurance number. */
  private Map<String, Integer> linesOfPeople() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Map<String, Integer> byId = new HashMap<>();
    for (String line : Files.readAllLines(cli.folder().resolve("out/trace.ndjson"))) {
      JsonNode trace = json.readTree(line);
      byId.put(trace.path("id").asText(), trace.path("line").asInt());
    }
    Map<String, Integer> byNumber = new HashMap<>();
    for (String line : Files.readAllLines(cli.folder().resolve("out/Patient.ndjson"))) {
      JsonNode patient = json.readTree(line);
      byNumber.put(
          patient.at("/identifier/0/value").asText(), byId.get(patient.path("id").asText()));
    }
    return byNumber;
  }

  private void contractsAreAsTheyWere(Map<String, List<String>> before) throws Exception {
    Map<String, List<String>> now = byKey(server.rows(CONTRACTS));
    assertThat(now).hasSizeGreaterThan(15);
    assertThat(before).containsAllEntriesOf(new HashMap<>(now));
    System.out.println("  contracts compared: " + now.size() + " of " + before.size());
  }

  private void everyRowHasAStateAndWhoIsNotThereAReason() throws IOException {
    for (String table : List.of("members", "policies", "claims")) {
      Map<String, Map<String, String>> answers = cli.answers(table);
      Map<String, Long> states = new TreeMap<>();
      for (Map<String, String> row : answers.values()) {
        states.merge(row.get("state") + " " + row.get("reason"), 1L, Long::sum);
        assertThat(row.get("state")).isNotEmpty();
        if (!IN.contains(row.get("state"))) {
          assertThat(row.get("reason")).as(table).containsPattern("\\w \\w");
        }
      }
      System.out.println("  " + table + ": " + states);
    }
  }
}
