package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** openIMIS's demonstration tables through the command line, against the truth that SQL gave. */
class OpenImisDemoDataTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Map<String, String> TYPES =
      Map.of(
          "tblLocations", "Location",
          "tblInsuree", "Patient",
          "tblFamilies", "Group",
          "tblPolicy", "Contract",
          "tblInsureePolicy", "Coverage",
          "tblClaim", "Claim",
          "tblItems", "Medication",
          "tblServices", "ActivityDefinition",
          "tblProduct", "InsurancePlan");

  @TempDir static Path folder;
  private static Shell.Ended mapped = new Shell.Ended(-1, "", "");
  private static JsonNode truth = JSON.createObjectNode();

  @BeforeAll
  static void map() throws IOException {
    Optional<Path> found = find();
    Assumptions.assumeTrue(
        found.isPresent(), "skipped: no ../shared/data/openimis-demo beside this checkout");
    Path data = found.orElseThrow();
    truth = JSON.readTree(data.resolve("expected.json").toFile());
    mapped =
        Shell.in(folder)
            .run("map", "--pack", "openimis-legacy", "--in", data.toString(), "--out", "out");
  }

  private static Optional<Path> find() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("../shared/data/openimis-demo").normalize();
      if (Files.isDirectory(data)) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }

  private static List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("out").resolve(file + ".ndjson"))) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static JsonNode run() throws IOException {
    return JSON.readTree(folder.resolve("out/run.json").toFile());
  }

  @Test
  void everyRowIsReadAndTheLinesOfDeletedClaimsAreOrphans() throws IOException {
    assertThat(mapped.code()).as(mapped.both()).isEqualTo(1);
    JsonNode records = run().path("records");
    for (Map.Entry<String, JsonNode> record : records.properties()) {
      JsonNode wanted = truth.path("rows").path(record.getKey()).path("all");
      if (!wanted.isMissingNode()) {
        assertThat(record.getValue().path("read").asInt())
            .as(record.getKey())
            .isEqualTo(wanted.asInt());
      }
    }
    assertThat(records.at("/tblClaimItems/orphaned").asInt()).isEqualTo(6);
    assertThat(records.at("/tblClaimServices/orphaned").asInt()).isEqualTo(6);
    assertThat(run().path("findings").properties()).hasSize(1);
    assertThat(run().at("/findings/TABLE_ORPHAN").asInt()).isEqualTo(12);
  }

  @Test
  void everyCurrentRowOfATableIsUsedAndIsOneResource() throws IOException {
    for (Map.Entry<String, String> table : TYPES.entrySet()) {
      int current = truth.path("rows").path(table.getKey()).path("current").asInt();
      assertThat(run().path("records").path(table.getKey()).path("used").asInt())
          .as(table.getKey())
          .isEqualTo(current);
      assertThat(lines(table.getValue())).as(table.getValue()).hasSize(current);
    }
  }

  @Test
  void moneyOfPoliciesPremiumsAndClaimsAddsUp() throws IOException {
    JsonNode records = run().path("records");
    assertThat(records.at("/tblPolicy/money/PolicyValue/used").decimalValue())
        .isEqualByComparingTo(truth.at("/policies/sum_policy_value_current").decimalValue());
    assertThat(records.at("/tblPremium/money/Amount/used").decimalValue())
        .isEqualByComparingTo(truth.at("/premiums/sum_amount_current").decimalValue());
    assertThat(records.at("/tblClaim/money/Claimed/used").decimalValue())
        .isEqualByComparingTo(truth.at("/claims_current/sum_Claimed").decimalValue());
  }

  @Test
  void theLinesOfEachClaimAddUpToItsTotal() throws IOException {
    Map<String, JsonNode> claims = new HashMap<>();
    lines("Claim").forEach(claim -> claims.put(claim.at("/identifier/0/value").asText(), claim));
    for (JsonNode wanted : truth.at("/claims_current/per_claim")) {
      BigDecimal sum = BigDecimal.ZERO;
      for (JsonNode item : claims.get(wanted.path("ClaimCode").asText()).path("item")) {
        sum =
            sum.add(
                item.at("/quantity/value")
                    .decimalValue()
                    .multiply(item.at("/unitPrice/value").decimalValue()));
      }
      assertThat(sum).isEqualByComparingTo(wanted.path("lines_qty_x_price").decimalValue());
    }
  }

  @Test
  void claimsAreCountedByStatus() throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    lines("ClaimResponse")
        .forEach(a -> found.merge(a.path("disposition").asText(), 1, Integer::sum));
    Map<String, Integer> wanted = new TreeMap<>();
    truth
        .at("/claims_current/by_status")
        .properties()
        .forEach(
            status ->
                wanted.put(
                    truth.at("/claims_current/status_codes/" + status.getKey()).asText(),
                    status.getValue().asInt()));
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void checkNamesTheClaimWhosePersonIsGone() throws IOException {
    List<JsonNode> claims = lines("Claim");
    int line = 0;
    for (int i = 0; i < claims.size(); i++) {
      line = claims.get(i).at("/identifier/0/value").asText().equals("CIA06601") ? i + 1 : line;
    }
    Shell.Ended ended = Shell.in(folder).run("check", "out", "--format", "json");
    assertThat(ended.code()).isEqualTo(1);
    List<String> dangling = ended.out().lines().filter(l -> l.contains("REF_DANGLING")).toList();
    assertThat(dangling)
        .hasSize(2)
        .anyMatch(l -> l.contains("\"path\":\"Claim.patient.reference\""));
    assertThat(ended.out()).contains("\"line\":" + line);
  }
}
