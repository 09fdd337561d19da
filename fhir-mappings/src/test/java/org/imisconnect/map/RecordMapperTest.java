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
    assertThat(result.resources()).extracting(MappedResource::json).containsExactly("x");
  }
}
