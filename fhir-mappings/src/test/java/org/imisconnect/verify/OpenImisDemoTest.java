package org.imisconnect.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.record.RecordType;
import org.imisconnect.value.FunctionRegistry;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pack {@code openimis-legacy} over openIMIS's own demonstration data, where it is there. */
class OpenImisDemoTest {
  private static MemoryRun run;
  private static JsonNode truth;

  @BeforeAll
  static void mapTheDemonstrationData() throws IOException {
    Path data = find();
    Assumptions.assumeTrue(
        data != null, "skipped: no ../shared/data/openimis-demo beside this checkout");
    truth = new ObjectMapper().readTree(data.resolve("expected.json").toFile());
    Pack pack = PackLoader.load("openimis-legacy");
    CompiledPack compiled = CompiledPack.compile(pack, FunctionRegistry.core());
    Map<String, List<ExampleRows.Row>> rows = new HashMap<>();
    for (RecordType type : pack.records().values()) {
      rows.put(type.name(), CsvRows.of(type, data.resolve(type.name() + ".csv")));
    }
    run = new MemoryRun(ExampleRows.of(rows), "openimis-demo");
    compiled.plans().forEach(run::run);
  }

  private static Path find() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("../shared/data/openimis-demo");
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    return null;
  }

  @Test
  void everyCurrentRowOfATableBecomesOneResource() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("tblLocations", "Location");
    tables.put("tblInsuree", "Patient");
    tables.put("tblFamilies", "Group");
    tables.put("tblPolicy", "Contract");
    tables.put("tblInsureePolicy", "Coverage");
    tables.put("tblClaim", "Claim");
    tables.put("tblItems", "Medication");
    tables.put("tblServices", "ActivityDefinition");
    tables.put("tblProduct", "InsurancePlan");
    tables.forEach(
        (table, type) -> assertThat(run.resources(type)).as(type).hasSize(current(table)));
    assertThat(run.resources("Organization")).hasSize(current("tblHF") + current("tblPayer"));
    int people = current("tblClaimAdmin") + current("tblOfficer");
    assertThat(run.resources("Practitioner")).hasSize(people);
    assertThat(run.resources("PractitionerRole")).hasSize(people);
    assertThat(run.resources("ClaimResponse")).hasSize(current("tblClaim"));
    assertThat(run.rejected()).isEmpty();
  }

  @Test
  void idsAreAllDifferent() {
    Set<String> ids = new TreeSet<>();
    for (String type :
        List.of(
            "Location",
            "Patient",
            "Group",
            "Contract",
            "Coverage",
            "Claim",
            "Organization",
            "Practitioner",
            "PractitionerRole",
            "Medication",
            "ActivityDefinition")) {
      for (JsonNode resource : run.resources(type)) {
        assertThat(ids.add(type + "/" + resource.path("id").asText())).isTrue();
      }
    }
  }

  @Test
  void familiesHaveTheirMembersAndOneHead() {
    Map<String, Integer> found = new TreeMap<>();
    for (JsonNode group : run.resources("Group")) {
      found.put(identifier(group), group.path("member").size());
      long heads = 0;
      for (JsonNode member : group.path("member")) {
        heads += member.toString().contains("group-member-head") ? 1 : 0;
      }
      assertThat(heads).isEqualTo(1);
    }
    Map<String, Integer> wanted = new TreeMap<>();
    truth
        .at("/families/current_member_counts")
        .properties()
        .forEach(entry -> wanted.put(entry.getKey(), entry.getValue().asInt()));
    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void policiesAndPremiumsAddUp() {
    Map<String, Long> byStatus = new TreeMap<>();
    BigDecimal values = BigDecimal.ZERO;
    BigDecimal premiums = BigDecimal.ZERO;
    for (JsonNode contract : run.resources("Contract")) {
      byStatus.merge(contract.path("status").asText(), 1L, Long::sum);
      JsonNode asset = contract.at("/term/0/asset/0");
      values = values.add(asset.at("/valuedItem/0/net/value").decimalValue());
      for (JsonNode extension : asset.path("extension")) {
        for (JsonNode part : extension.path("extension")) {
          if (part.path("url").asText().equals("amount")) {
            premiums = premiums.add(part.at("/valueMoney/value").decimalValue());
          }
        }
      }
    }
    assertThat(byStatus).isEqualTo(Map.of("executed", 19L, "terminated", 2L));
    assertThat(values)
        .isEqualByComparingTo(truth.at("/policies/sum_policy_value_current").asText());
    assertThat(premiums).isEqualByComparingTo(truth.at("/premiums/sum_amount_current").asText());
  }

  @Test
  void claimsAndTheirLinesAddUpOneByOne() {
    Map<String, JsonNode> answers = new HashMap<>();
    run.resources("ClaimResponse").forEach(answer -> answers.put(identifier(answer), answer));
    Map<String, JsonNode> claims = new HashMap<>();
    run.resources("Claim").forEach(claim -> claims.put(identifier(claim), claim));
    for (JsonNode wanted : truth.at("/claims_current/per_claim")) {
      String code = wanted.path("ClaimCode").asText();
      JsonNode claim = claims.get(code);
      assertThat(claim.at("/total/value").decimalValue())
          .isEqualByComparingTo(wanted.path("Claimed").asText());
      assertThat(claim.path("item"))
          .hasSize(wanted.path("item_lines").asInt() + wanted.path("service_lines").asInt());
      BigDecimal lines = BigDecimal.ZERO;
      for (JsonNode item : claim.path("item")) {
        BigDecimal price = item.at("/unitPrice/value").decimalValue();
        lines = lines.add(item.at("/quantity/value").decimalValue().multiply(price));
      }
      assertThat(lines).isEqualByComparingTo(wanted.path("lines_qty_x_price").asText());
      BigDecimal valuated = BigDecimal.ZERO;
      for (JsonNode item : answers.get(code).path("item")) {
        valuated = valuated.add(amount(item.path("adjudication"), "valuated"));
      }
      assertThat(valuated).isEqualByComparingTo(wanted.path("lines_PriceValuated").asText());
    }
    assertThat(claims).hasSize(truth.at("/claims_current/count").asInt());
  }

  @Test
  void decisionsAreCountedByStatus() {
    Map<String, Long> found = new TreeMap<>();
    BigDecimal approved = BigDecimal.ZERO;
    for (JsonNode answer : run.resources("ClaimResponse")) {
      found.merge(answer.path("disposition").asText(), 1L, Long::sum);
      approved = approved.add(amount(answer.path("total"), "approved"));
    }
    assertThat(found)
        .isEqualTo(Map.of("rejected", 1L, "entered", 3L, "checked", 3L, "valuated", 3L));
    assertThat(approved).isEqualByComparingTo(truth.at("/claims_current/sum_Approved").asText());
  }

  @Test
  void aClaimOfADeletedPersonStillNamesThatPerson() {
    Set<String> people = new TreeSet<>();
    run.resources("Patient")
        .forEach(patient -> people.add("Patient/" + patient.path("id").asText()));
    Map<String, Boolean> known = new TreeMap<>();
    for (JsonNode claim : run.resources("Claim")) {
      String reference = claim.at("/patient/reference").asText();
      assertThat(reference).startsWith("Patient/");
      known.put(identifier(claim), people.contains(reference));
    }
    assertThat(known).containsEntry("CIA06601", false);
    known.remove("CIA06601");
    assertThat(known.values()).containsOnly(true);
  }

  @Test
  void linesOfDeletedClaimsAreToldAsOrphansAndNothingElseIs() {
    assertThat(run.findings().byCode()).isEqualTo(Map.of("TABLE_ORPHAN", 12L));
  }

  private static int current(String table) {
    return truth.at("/rows/" + table + "/current").asInt();
  }

  private static String identifier(JsonNode resource) {
    return resource.at("/identifier/0/value").asText();
  }

  private static BigDecimal amount(JsonNode list, String category) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode entry : list) {
      if (entry.at("/category/coding/0/code").asText().equals(category) && entry.has("amount")) {
        sum = sum.add(entry.at("/amount/value").decimalValue());
      }
    }
    return sum;
  }
}
