package org.imisconnect.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author is told of each mistake, and that the same line without it is fine. */
class CompileErrorsTest {
  private static final String GOOD =
      """
      resource: Patient
      from: member
      key: ["{no}"]
      join:
        visit: {record: visit, on: {no: "{no}"}, take: many}
        home: {record: facility, on: {code: "{facility}"}, take: one}
      make:
        active: "{poor | boolean}"
        name: [{family: "{family}", given: ["{given | split(' ')}"]}]
        gender: "{sex | table(sex)}"
        birthDate: "{born | date}"
        managingOrganization: {reference: "{facility | ref(Organization)}"}
        address: [{city: "{home.town}"}]
        contact: [{$each: visit, name: {text: "{reason}"}}]
        communication: [{$when: "{total > 5 and sex in ('F', 'M')}", language: {text: "{given}"}}]
      """;

  /** What is replaced in the good map, and by what. */
  private static final List<List<String>> MISTAKES =
      List.of(
          List.of("birthDate:", "birthdate:"),
          List.of("birthDate: \"{born | date}\"", "birthDate: {born | date}"),
          List.of("{born | date}", "{born | dat}"),
          List.of("{born | date}", "{born | date('yyyy', 'x', 'y')}"),
          List.of("{born | date}", "{born | date(}"),
          List.of("{born | date}", "{born | date"),
          List.of("{born | date}", "{poor | boolean}"),
          List.of("{born | date}", "31/12/2000"),
          List.of("\"{family}\"", "\"{famly}\""),
          List.of("table(sex)", "table(sexes)"),
          List.of("table(sex)", "table(wrong)"),
          List.of("\"{sex | table(sex)}\"", "femal"),
          List.of("ref(Organization)", "ref(Organisation)"),
          List.of("ref(Organization)", "ref(Organization, no)"),
          List.of("ref(Organization)", "ref(Patient)"),
          List.of("name: [{family: \"{family}\", given:", "name: {family: \"{family}\", given:"),
          List.of("given: [\"{given | split(' ')}\"]", "given: \"{given}\""),
          List.of("{home.town}", "{home.twn}"),
          List.of("{home.town}", "{visit.reason}"),
          List.of("{home.town}", "{reason}"),
          List.of("$each: visit", "$each: visits"),
          List.of("$each: visit", "$each: \"{family}\""),
          List.of("$each: visit", "$eahc: visit"),
          List.of("{reason}", "{family}"),
          List.of("total > 5", "family > 'A'"),
          List.of("total > 5", "total >"),
          List.of("language: {text:", "language: {txt:"),
          List.of("language: {text: \"{given}\"}", "preferred: \"true\""),
          List.of("take: one", "take: some"),
          List.of("record: facility, on", "record: facilty, on"),
          List.of("on: {code:", "on: {cod:"),
          List.of("key: [\"{no}\"]", "key: []"),
          List.of("from: member", "from: membr"),
          List.of("resource: Patient", "resource: Pateint"),
          List.of("active:", "deceasedBoolean: \"true\"\n  deceasedDateTime: \"2020\"\n  active:"),
          List.of("active:", "deceased: \"true\"\n  active:"),
          List.of("active:", "id: \"x\"\n  active:"),
          List.of("active:", "$use: nothing\n  active:"),
          List.of("\"{poor | boolean}\"", "\"{$nothing}\""),
          List.of("\"{poor | boolean}\"", "\"{$position}\""),
          List.of("\"{poor | boolean}\"", "\"{poor}}\""));

  @TempDir Path folder;

  @Test
  void aMapWithoutMistakesHasNoErrors() {
    assertThat(pack("good", GOOD).errors()).isEmpty();
  }

  @Test
  void eachMistakeIsToldWithPlaceAndRemedy() throws IOException {
    StringBuilder told = new StringBuilder();
    List<String> silent = new ArrayList<>();
    for (int i = 0; i < MISTAKES.size(); i++) {
      String from = MISTAKES.get(i).get(0);
      String to = MISTAKES.get(i).get(1);
      assertThat(GOOD).contains(from);
      List<String> errors = pack("p" + i, GOOD.replace(from, to)).errors();
      if (errors.isEmpty()) {
        silent.add(to);
      }
      told.append("# ").append(to.replace("\n", "⏎")).append('\n');
      errors.forEach(error -> told.append(error).append('\n'));
    }
    assertThat(silent).isEmpty();
    Golden.check("src/test/resources/map/compile-errors.txt", told.toString());
  }

  @Test
  void aColumnThatNobodyUsesIsAnErrorUntilItIsIgnored() throws IOException {
    TestPack pack = pack("unused", GOOD);
    pack.record("left", "a: text");
    assertThat(pack.errors())
        .containsExactly(
            "records/left.yaml:4:3  COLUMN_UNUSED: column `a` of left is neither mapped nor"
                + " ignored. Use it in a map, or drop it in ignored.yaml with a reason.");
    pack.file("ignored.yaml", "left: {a: technical}\n");
    assertThat(pack.errors()).isEmpty();
  }

  @Test
  void everyCodeHasAPage() throws IOException {
    String golden = Files.readString(Path.of("src/test/resources/map/compile-errors.txt"));
    List<String> codes =
        java.util.regex.Pattern.compile("  (MAP_[A-Z]+): ")
            .matcher(golden)
            .results()
            .map(match -> match.group(1))
            .distinct()
            .toList();
    assertThat(codes).hasSizeGreaterThan(9);
    assertThat(codes)
        .allSatisfy(code -> assertThat(Path.of("../docs/findings/" + code + ".md")).exists());
  }

  private TestPack pack(String name, String map) {
    try {
      Path path = Files.createDirectories(folder.resolve(name));
      return new TestPack(path)
          .record(
              "member",
              "no: code required",
              "family: text",
              "given: text",
              "sex: code",
              "born: {type: date, format: yyyyMMdd}",
              "poor: boolean",
              "facility: code",
              "total: decimal")
          .record("visit", "no: code", "reason: text")
          .record("facility", "code: code", "town: text")
          .file("codes/sex.csv", "source,target\nF,female\nM,male\n")
          .file("codes/wrong.csv", "source,target\nF,female\nM,m\n")
          .file("maps/patient.yaml", map)
          .file(
              "maps/facility.yaml",
              """
              resource: Organization
              from: facility
              key: ["{code}"]
              make: {name: "{town}"}
              """);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
