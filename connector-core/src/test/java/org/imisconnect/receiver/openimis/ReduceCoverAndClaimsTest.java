package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.junit.jupiter.api.Test;

/** Contracts, cover, claims and reference data: what is sent, what is lost, what is stopped. */
class ReduceCoverAndClaimsTest extends Reducing {
  @Test
  void aContractNamesEverybodyAndWaitsForThem() {
    CanonicalResource contract = contract("executed", "executed");
    Form form = sent(contract);
    assertThat(form.key()).containsExactly("1001", "BCUL0001", "2026-11-01");
    assertThat(form.parents())
        .containsExactly(
            CanonicalHousehold.id("Patient", "1001"), CanonicalHousehold.id("Patient", "1002"));
    JsonNode body = form.body();
    assertThat(body.path("status").asText()).isEqualTo("active");
    assertThat(body.path("legalState").path("text").asText()).isEqualTo("Offered");
    assertThat(body.toString())
        .contains("Practitioner/@EO:E00001")
        .contains("InsurancePlan/@BCUL0001");
    JsonNode asset = body.path("term").path(0).path("asset").path(0);
    assertThat(asset.path("typeReference")).hasSize(2);
    assertThat(form.amount()).isEqualTo(new Amount(new BigDecimal("10000"), "LAK"));
    assertThat(codes(contract)).isEmpty();
  }

  @Test
  void aContractThatStartsLaterIsHeldUntilItsDay() {
    assertThat(reduce(contract("2026-11-01", "2026-12-01")).result())
        .isInstanceOfSatisfying(
            Reduced.Held.class,
            held -> assertThat(held.until()).isEqualTo(LocalDate.of(2026, 12, 1)));
  }

  @Test
  void theProjectChoosesActiveOrIdleAndUnpaidIsNeverActive() {
    CanonicalResource contract = contract("executed", "executed");
    options.put("contract-status", "idle");
    assertThat(sent(contract).body().path("status").asText()).isEqualTo("Idle");
    options.put("contract-status", "active");
    assertThat(sent(contract("executed", "offered")).body().path("status").asText())
        .isEqualTo("Idle");
    assertThat(sent(contract("executed", "disputed")).body().path("status").asText())
        .isEqualTo("suspended");
    options.remove("contract-status");
    assertThatThrownBy(() -> reduce(contract)).isInstanceOf(ConfigException.class);
  }

  @Test
  void aRenewalIsSentAsNewAndAnEndIsNotCarried() {
    assertThat(codes(contract("'status'", "'subType':[{'coding':[{'code':'renewal'}]}],'status'")))
        .containsExactly("STAGE_DROPPED");
    assertThat(reduce(contract("executed", "cancelled")).result())
        .isInstanceOf(Reduced.NotCarried.class);
  }

  @Test
  void onePaymentIsCarriedAndTwoAreNot() {
    String premium =
        "{'url':'x/contract-premium','extension':[{'url':'amount','valueMoney':{'value':5000}},"
            + "{'url':'receipt','valueString':'R1'},{'url':'date','valueDate':'2026-11-01'},"
            + "{'url':'type','valueCoding':{'code':'cash'}}]}";
    CanonicalResource one = contract("'asset':[{", "'asset':[{'extension':[" + premium + "],");
    JsonNode asset = sent(one).body().path("term").path(0).path("asset").path(0);
    JsonNode sent = Fhir.extension(asset, "contract-premium");
    assertThat(Fhir.coding(Fhir.extension(sent, "type").path("valueCodeableConcept")))
        .isEqualTo("C");
    assertThat(codes(one)).isEmpty();
    CanonicalResource two =
        contract("'asset':[{", "'asset':[{'extension':[" + premium + "," + premium + "],");
    assertThat(codes(two)).containsExactly("PREMIUM_DROPPED");
    CanonicalResource odd =
        contract(
            "'asset':[{", "'asset':[{'extension':[" + premium.replace("cash", "payroll") + "],");
    assertThat(codes(odd)).containsExactly("PREMIUM_DROPPED");
    String undated = premium.replace("{'url':'date','valueDate':'2026-11-01'},", "");
    CanonicalResource dayless = contract("'asset':[{", "'asset':[{'extension':[" + undated + "],");
    assertThat(codes(dayless)).containsExactly("PREMIUM_DROPPED");
  }

  @Test
  void aCoverageIsCarriedByItsContractOrSentAsOne() {
    CanonicalResource contract = contract("executed", "executed");
    String period = "'period':{'start':'2026-11-01','end':'2027-10-31'}";
    CanonicalResource named =
        house.add(
            "Coverage",
            "V1",
            "{'beneficiary':{#Patient:1001}," + period + ",'contract':[{#Contract:C}]}");
    assertThat(reduce(named).result()).isEqualTo(new Reduced.Folded(contract.id()));
    CanonicalResource unnamed =
        house.add("Coverage", "V2", "{'beneficiary':{#Patient:1002}," + period + "}");
    assertThat(reduce(unnamed).result()).isEqualTo(new Reduced.Folded(contract.id()));

    options.put("default-officer", "E00001");
    String later = "'period':{'start':'2026-01-01','end':'2026-06-30'},'class':[{'value':'PROD1'}]";
    CanonicalResource first =
        house.add("Coverage", "V3", "{'beneficiary':{#Patient:1001}," + later + "}");
    CanonicalResource second =
        house.add("Coverage", "V4", "{'beneficiary':{#Patient:1002}," + later + "}");
    assertThat(reduce(second).result()).isEqualTo(new Reduced.Folded(first.id()));
    Form form = sent(first);
    assertThat(form.type()).isEqualTo("Contract");
    assertThat(form.body().path("term").path(0).path("asset").path(0).path("typeReference"))
        .hasSize(2);
  }

  @Test
  void aClaimIsSentWithItsLinesAndItsMoney() {
    house.head("1001");
    CanonicalResource claim = claim("CL1", "CL1");
    Form form = sent(claim);
    assertThat(form.key()).containsExactly("CL1");
    assertThat(form.amount().value()).isEqualByComparingTo("420");
    assertThat(form.lane()).isEqualTo(CanonicalHousehold.id("Patient", "1001"));
    JsonNode body = form.body();
    assertThat(Fhir.coding(body.path("type"))).isEqualTo("O");
    assertThat(body.path("item").path(0).path("category").path("text").asText()).isEqualTo("item");
    assertThat(body.path("item").path(1).toString()).contains("ActivityDefinition/@A1");
    assertThat(body.toString()).contains("Organization/@VIDS001").contains("@CA:VIDS0011");
    assertThat(codes(claim)).isEmpty();
  }

  @Test
  void whatIsKnownToBeRefusedIsStopped() {
    house.head("1001");
    withheld(claim("'outpatient'", "'house call'"), "VISIT_TYPE_UNKNOWN");
    withheld(claim("'A00.0'", "'B99.9'"), "CROSSWALK_MISSING");
    withheld(
        claim("'start':'2026-11-20'", "'start':'2026-11-20','end':'2026-11-21'"),
        "VISIT_AFTER_CLAIM");
    withheld(
        claim("'start':'2026-11-20'", "'start':'2026-11-20','end':'2026-11-19'"),
        "PERIOD_REVERSED");
    withheld(claim("'code':'item'", "'code':'gift'"), "LINE_KIND_UNKNOWN");
    withheld(claim("'unitPrice':{'value':10.0}", "'note':'x'"), "LINE_INCOMPLETE");
    withheld(claim("'diagnosis'", "'diagnoses'"), "DIAGNOSIS_MISSING");
    withheld(claim("'CL1'", "'" + "C".repeat(51) + "'"), "CLAIM_CODE_LENGTH");
    CanonicalResource free =
        house.add(
            "Claim",
            "CL1",
            claim("10.0", "0").body().toString().replace("400", "0").replace('"', '\''));
    withheld(free, "TOTAL_ZERO");
  }

  @Test
  void aVisitTypeOfTheProjectsOwnIsTranslated() {
    house.head("1001");
    options.put("visit-type.house call", "O");
    assertThat(Fhir.coding(sent(claim("'outpatient'", "'house call'")).body().path("type")))
        .isEqualTo("O");
    options.put("visit-type.x", "Z");
    assertThatThrownBy(this::session).isInstanceOf(ConfigException.class);
  }

  @Test
  void aDayWithoutCoverIsStoppedUnlessTheProjectSendsAnyway() {
    contract("2026-11-01", "2026-11-21");
    CanonicalResource claim = claim("CL1", "CL1");
    withheld(claim, "COVERAGE_GAP");
    options.put("send-anyway", "COVERAGE_GAP");
    sent(claim);
  }

  @Test
  void aClaimWaitsForTheContractThatCoversIt() {
    CanonicalResource contract = contract("2026-11-01", "2026-11-01");
    assertThat(sent(claim("CL1", "CL1")).parents())
        .containsExactly(CanonicalHousehold.id("Patient", "1001"), contract.id());
  }

  @Test
  void freeTextOfASensitiveClaimIsNotSent() {
    house.head("1001");
    String info =
        "'supportingInfo':[{'sequence':1,'category':{'coding':[{'code':'explanation'}]},'valueString':'words'},"
            + "{'sequence':2,'category':{'coding':[{'code':'guarantee'}]},'valueString':'G7'},"
            + "{'sequence':3,'category':{'coding':[{'code':'attachment'}]},'valueString':'file'}],'status'";
    CanonicalResource open = claim("'status'", info);
    assertThat(sent(open).body().path("supportingInfo")).hasSize(2);
    assertThat(codes(open)).containsExactly("INFO_DROPPED");
    CanonicalResource guarded = claim("'status'", "'meta':{'security':[{'code':'R'}]}," + info);
    assertThat(sent(guarded).body().toString()).doesNotContain("words").contains("G7");
    assertThat(codes(guarded)).containsExactly("SENSITIVE_DROPPED", "INFO_DROPPED");
  }

  @Test
  void aSixthDiagnosisAndAForeignTotalAreNamed() {
    house.head("1001");
    String one = "{'sequence':1,'diagnosisCodeableConcept':{'coding':[{'code':'A00.0'}]}}";
    CanonicalResource many = claim("'diagnosis':[", "'diagnosis':[" + (one + ",").repeat(5));
    assertThat(sent(many).body().path("diagnosis")).hasSize(5);
    assertThat(codes(many)).containsExactly("DIAGNOSIS_DROPPED");
    CanonicalResource foreign = claim("420.0", "421.0");
    assertThat(codes(foreign)).containsExactly("TOTAL_RECOMPUTED");
    assertThat(sent(foreign).body().path("total").path("value").decimalValue())
        .isEqualByComparingTo("420");
  }

  @Test
  void referenceDataIsMatchedNeverWritten() {
    CanonicalResource known = house.add("Organization", "HF1", "{'identifier':[{'value':'HF1'}]}");
    CanonicalResource other = house.add("Organization", "HF2", "{'identifier':[{'value':'HF2'}]}");
    assertThat(reduce(known).result()).isEqualTo(new Reduced.Folded(""));
    assertThat(reduce(other).result()).isInstanceOf(Reduced.NotCarried.class);
    for (String type : List.of("Location", "Practitioner", "PractitionerRole", "InsurancePlan")) {
      assertThat(reduce(house.add(type, "X", "{'identifier':[{'value':'X'}]}")).result())
          .describedAs(type)
          .isInstanceOf(Reduced.NotCarried.class);
    }
    for (String type : List.of("ClaimResponse", "PaymentNotice")) {
      assertThat(reduce(house.add(type, "R", "{}")).result())
          .describedAs(type)
          .isInstanceOf(Reduced.NotCarried.class);
    }
  }

  @Test
  void headsClaimsAndContractsAreNeverChanged() {
    house.group("G", "1001", "1002");
    house.member("1002");
    ReceiverSession session = session();
    assertThat(session.changeRefused(sent(house.head("1001")))).isPresent();
    assertThat(session.changeRefused(sent(house.get("Patient", "1002")))).isEmpty();
    assertThat(session.changeRefused(sent(claim("CL1", "CL1")))).isPresent();
    assertThat(session.changeRefused(sent(contract("executed", "executed")))).isPresent();
  }

  @Test
  void anUnknownOptionIsAMatterOfConfiguration() {
    options.put("contract-state", "active");
    assertThatThrownBy(this::session)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("contract-state")
        .hasMessageContaining("contract-status");
  }
}
