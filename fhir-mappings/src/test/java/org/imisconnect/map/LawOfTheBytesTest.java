package org.imisconnect.map;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the mapping writes is what HAPI's encoder writes for the same resource, for any value. */
class LawOfTheBytesTest {
  private static final int COLUMNS = 30;
  private static final int ROWS = 3400;

  @TempDir Path folder;

  @Test
  void hapiWritesTheSameBytesForAHundredThousandNastyValues() {
    long seed = Long.getLong("seed", 20261124L);
    System.out.println("seed of the law of the bytes: " + seed);
    NastyText nasty = new NastyText(new Random(seed));
    RecordMapper mapper = pack().mapper();
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    parser.setParserErrorHandler(new StrictErrorHandler());
    int made = 0;
    int values = 0;
    for (int i = 0; i < ROWS; i++) {
      Map<String, String> row = new HashMap<>();
      row.put("no", "n" + i);
      for (int c = 0; c < COLUMNS; c++) {
        row.put("c" + c, nasty.next());
        values++;
      }
      RecordMapper.Result result = mapper.map("nasty", row);
      for (MappedResource resource : result.resources()) {
        String ours = resource.json();
        String theirs = parser.encodeResourceToString(parser.parseResource(ours));
        assertThat(ours).as("row %d of seed %d", i, seed).isEqualTo(theirs);
        made++;
      }
      assertThat(mapper.map("nasty", row).resources())
          .extracting(MappedResource::json)
          .isEqualTo(result.resources().stream().map(MappedResource::json).toList());
    }
    assertThat(values).isGreaterThan(100_000);
    assertThat(made).isGreaterThan(ROWS * 3);
  }

  private TestPack pack() {
    List<String> columns = new ArrayList<>(List.of("no: text"));
    IntStream.range(0, COLUMNS).forEach(i -> columns.add("c" + i + ": text"));
    return new TestPack(folder)
        .record("nasty", columns.toArray(String[]::new))
        .file("maps/patient.yaml", PATIENT)
        .file("maps/claim.yaml", CLAIM)
        .file("maps/coverage.yaml", COVERAGE)
        .file("maps/plan.yaml", LIBRARY);
  }

  private static final String PATIENT =
      """
      resource: Patient
      from: nasty
      key: ["{no}"]
      make:
        meta:
          profile: ["{c0}"]
          tag: [{system: "urn:tags", version: "{c1}", code: "{c2}", display: "{c3}"}]
          lastUpdated: "{c4}"
        language: "{c5}"
        extension:
          - {url: "http://x/a", valueString: "{c6}"}
          - {url: "http://x/b", valueDecimal: "{c7}"}
          - {url: "http://x/c", valueBase64Binary: "{c8}"}
          - {url: "http://x/d", valueOid: "{c9}"}
          - {url: "http://x/e", extension: [{url: f, valueUnsignedInt: "{c10}"}]}
        modifierExtension: [{url: "http://x/m", valueTime: "{c11}"}]
        identifier: [{use: official, system: "urn:x", value: "{no}", period: {start: "{c12}"}}]
        active: "{c13}"
        name:
          - family: "{c14}"
            _family: {extension: [{url: "http://x/g", valueCode: "{c15}"}]}
            given: ["{c16}", "{c17 | split('a')}", "x{c18}y"]
            text: "{c19?} {c20?}"
        gender: "{c21}"
        birthDate: "{c22}"
        _birthDate: {extension: [{url: "http://x/h", valueInstant: "{c23}"}]}
        $first:
          - {deceasedDateTime: "{c24}"}
          - {deceasedBoolean: "{c25}"}
        multipleBirthInteger: "{c26}"
        photo: [{contentType: "{c27}", data: "{c28}", url: "{c29}"}]
        generalPractitioner: [{reference: "{c0}", display: "{c1}"}, {reference: "{c2}"}]
      """;

  private static final String CLAIM =
      """
      resource: Claim
      from: nasty
      key: ["{no}", "{no | upper}"]
      make:
        status: active
        type: {text: "{no}"}
        use: claim
        patient: {reference: "{no | ref(Patient)}"}
        created: "2020-01-01"
        provider: {display: "{no}"}
        priority: {text: "{no}"}
        insurance: [{sequence: "{$position}", focal: "true", coverage: {display: "{no}"}}]
        diagnosis:
          - $each: "{list(c0, c1, c2, c3)}"
            sequence: "{$position}"
            diagnosisCodeableConcept: {coding: [{system: "http://x", code: "{$value}"}]}
        item:
          - sequence: "{$position}"
            productOrService: {text: "{no}"}
            quantity: {value: "{c5}", unit: "{c6}"}
            unitPrice: {value: "{c7 | decimal}", currency: "{c8}"}
            factor: "{c9}"
            servicedDate: "{c10 | date}"
        total: {value: "{c11 | decimal}", currency: LAK}
      """;

  private static final String COVERAGE =
      """
      resource: Coverage
      from: nasty
      each: {zip: {card: "{c0 | split('a')}", other: "{c1 | split('0')}"}}
      key: ["{no}", "{card ?? other}"]
      make:
        status: active
        beneficiary: {reference: "{no | ref(Patient)}"}
        payor: [{display: "{no}"}]
        subscriberId: "{card}"
        policyHolder: {display: "{other}"}
        period: {start: "{c3}", end: "{c4}"}
        order: "{c5}"
      """;

  private static final String LIBRARY =
      """
      resource: Library
      from: nasty
      key: ["{no}"]
      make:
        url: "{c0}"
        status: draft
        type: {text: "{no}"}
        description: "{c1}"
        experimental: "{c2}"
        content: [{size: "{c3}", hash: "{c4}", creation: "{c5}"}]
        date: "{c6 | datetime}"
        effectivePeriod: {start: "{c7 | partial_date}"}
        title: "a \\"quoted\\" /title</b> {c8}"
        purpose: "{c9}{c10}"
      """;
}
