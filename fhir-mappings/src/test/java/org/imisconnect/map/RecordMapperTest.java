package org.imisconnect.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imisconnect.map.TestPack.row;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordMapperTest {
  @TempDir Path folder;

  @Test
  void aClaimWithLinesDiagnosesAndAReferenceIsMade() {
    RecordMapper mapper =
        new TestPack(folder)
            .record("member", "no: code required", "family: text")
            .record(
                "claim",
                "claim_no: code required",
                "no: code",
                "day: {type: date, format: yyyyMMdd}",
                "icd_1: code",
                "icd_2: code",
                "total: money")
            .record("line", "claim_no: code", "line_no: integer", "qty: decimal", "price: money")
            .file(
                "maps/patient.yaml",
                """
                resource: Patient
                from: member
                key: ["{no}"]
                make:
                  name: [{family: "{family}"}]
                  identifier: [{value: "{no}", system: "{$scheme}/member"}]
                """)
            .file(
                "maps/claim.yaml",
                """
                resource: Claim
                from: claim
                key: ["{claim_no}"]
                join:
                  line: {record: line, on: {claim_no: "{claim_no}"}, take: many, order: [line_no]}
                make:
                  status: active
                  use: claim
                  type: {coding: [{code: institutional}]}
                  provider: {display: none}
                  priority: {coding: [{code: normal}]}
                  insurance: [{sequence: "1", focal: "true", coverage: {display: x}}]
                  patient: {reference: "{no | ref(Patient)}"}
                  created: "{day | date}"
                  diagnosis:
                    - $each: "{list(icd_1, icd_2)}"
                      sequence: "{$position}"
                      diagnosisCodeableConcept: {coding: [{system: "{$icd10}", code: "{$value}"}]}
                  item:
                    - $each: line
                      sequence: "{line_no | integer}"
                      productOrService: {text: x}
                      quantity: {value: "{qty | decimal}"}
                      unitPrice: {value: "{price | money}", currency: LAK}
                  total: {value: "{sum(line, multiply(qty, price))}", currency: LAK}
                """)
            .file(
                "checks/claim.yaml",
                """
                check: AMOUNT_MISMATCH
                severity: warning
                from: claim
                join:
                  line: {record: line, on: {claim_no: "{claim_no}"}, take: many, order: [line_no]}
                when: "{total != sum(line, multiply(qty, price))}"
                at: total
                message: the total differs from the sum of the lines
                hint: Correct the total.
                """)
            .mapper();
    RecordMapper.Result result =
        mapper.map(
            Map.of(
                "member", List.of(row("no", "1", "family", "Ö\"x")),
                "claim",
                    List.of(
                        row(
                            "claim_no",
                            "C1",
                            "no",
                            "1",
                            "day",
                            "20250310",
                            "icd_2",
                            "I10",
                            "total",
                            "7.0")),
                "line",
                    List.of(
                        row("claim_no", "C1", "line_no", "10", "qty", "2", "price", "2.50"),
                        row("claim_no", "C1", "line_no", "9", "qty", "1", "price", "3.00"),
                        row("claim_no", "C2", "line_no", "1", "qty", "1", "price", "3.00"))));
    assertThat(result.resources())
        .extracting(MappedResource::json)
        .containsExactly(
            """
            {"resourceType":"Claim","id":"a9253391-cdff-529a-8da1-eb6e273d9fb4","status":"active",\
            "type":{"coding":[{"code":"institutional"}]},"use":"claim","patient":{"reference":\
            "Patient/23cd208b-0395-5529-9ed3-46cd0c510f0e"},"created":"2025-03-10","provider":\
            {"display":"none"},"priority":{"coding":[{"code":"normal"}]},"diagnosis":[{"sequence":1,\
            "diagnosisCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10",\
            "code":"I10"}]}}],"insurance":[{"sequence":1,"focal":true,"coverage":{"display":"x"}}],\
            "item":[{"sequence":9,"productOrService":{"text":"x"},"quantity":{"value":1},\
            "unitPrice":{"value":3.00,"currency":"LAK"}},{"sequence":10,"productOrService":\
            {"text":"x"},"quantity":{"value":2},"unitPrice":{"value":2.50,"currency":"LAK"}}],\
            "total":{"value":8.00,"currency":"LAK"}}""",
            """
            {"resourceType":"Patient","id":"23cd208b-0395-5529-9ed3-46cd0c510f0e","identifier":\
            [{"system":"https://example.org/fhir/id/xx/test/member","value":"1"}],"name":\
            [{"family":"Ö\\"x"}]}""");
    assertThat(result.findings())
        .extracting(Object::toString)
        .containsExactly(
            "claim:1 total  AMOUNT_MISMATCH: the total differs from the sum of the lines"
                + " Correct the total.");
  }
}
