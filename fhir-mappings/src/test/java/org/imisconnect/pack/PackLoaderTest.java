package org.imisconnect.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imisconnect.finding.PackException;
import org.imisconnect.record.Column;
import org.imisconnect.record.ColumnType;
import org.imisconnect.record.OnInvalid;
import org.imisconnect.record.RecordType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackLoaderTest {
  @TempDir Path folder;

  @Test
  void aPackIsWhatItsFilesSay() {
    Pack pack =
        new PackFolder(folder)
            .write("maps/patient.yaml", "resource: Patient\n")
            .write("maps/parts/address.yaml", "city: x\n")
            .write("codes/sex.csv", "source,target\nM,male\n")
            .write("checks/member.yaml", "check: FEE_ZERO\nfrom: member\n")
            .write("ignored.yaml", "member: {fee: {reason: derived, note: sum of lines}}\n")
            .write("examples/one.yaml", "name: one\nrecords: {member: [{no: '1'}]}\n")
            .write("answers/c.yaml", "answers: c.csv\nfrom: answer.claim\nmake: {A: b}\n")
            .write("golden/small/input/member.csv", "no\n1\n")
            .write("golden/small/output/Patient.ndjson", "")
            .write("README.md", "# Test\n")
            .write(".DS_Store", "litter")
            .load();
    assertThat(pack.id()).isEqualTo("xx-test");
    assertThat(pack.schemeUri()).isEqualTo("https://example.org/fhir/id/xx/test");
    assertThat(pack.header().status()).isEqualTo(PackStatus.PROPOSED);
    assertThat(pack.maps().get("patient").file()).isEqualTo("maps/patient.yaml");
    assertThat(pack.parts()).containsOnlyKeys("address");
    assertThat(pack.codes()).containsOnlyKeys("sex");
    assertThat(pack.checks()).containsOnlyKeys("member");
    assertThat(pack.examples()).containsOnlyKeys("one");
    assertThat(pack.answers()).containsOnlyKeys("c");
    assertThat(pack.golden()).containsExactly("small");
    assertThat(pack.readme()).contains("# Test\n");
    assertThat(pack.findIgnored("member", "fee"))
        .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo(IgnoreReason.DERIVED));
    assertThat(pack.findIgnored("member", "no")).isEmpty();
  }

  @Test
  void columnsHaveALongAndAShortForm() {
    RecordType member = new PackFolder(folder).load().records().get("member");
    Column no = member.columns().get(0);
    assertThat(no.type()).isEqualTo(ColumnType.CODE);
    assertThat(no.required()).isTrue();
    assertThat(no.sensitive()).isTrue();
    Column birth = member.columns().get(1);
    assertThat(birth.names()).containsExactly("birth_date", "dob");
    assertThat(birth.format()).isEqualTo("yyyyMMdd");
    assertThat(birth.onInvalid()).isEqualTo(OnInvalid.OMIT);
    assertThat(birth.declared()).hasToString("records/member.yaml:5:3");
    assertThat(member.columns().get(2).onInvalid()).isEqualTo(OnInvalid.REJECT);
    assertThat(member.layout().kind()).isEqualTo("delimited");
    assertThat(member.layout().members().get("delimiter").at())
        .hasToString("records/member.yaml:2:38");
  }

  @Test
  void everyErrorOfEveryFileIsReportedInOrder() {
    assertThat(
            new PackFolder(folder)
                .write("pack.yaml", "id: Xx\nstatsu: x\nbase: ftp://x/\nconstants: {value: x}\n")
                .write(
                    "records/member.yaml",
                    "record: members\nlayout: {}\ncolumns:\n  a: txt\n  b: {type: money, "
                        + "on_invalid: omit, fromat: x}\n  c-d: text\n  e: {names: [a]}\n"
                        + "  f: {required: yes}\n")
                .write("ignored.yaml", "membr: {}\nmember: {fe: technical, a: because}\n")
                .write("maps/broken.yaml", "a: *b\n")
                .errors())
        .containsExactly(
            "ignored.yaml:1:1  PACK_REFERENCE: unknown record `membr` Did you mean `member`?",
            "ignored.yaml:2:10  PACK_REFERENCE: unknown column `fe` Known: a, b, c-d, e, f.",
            "ignored.yaml:2:28  PACK_VALUE: `reason` of ignored column a is not one of the words"
                + " that are allowed (`because`) Allowed: technical, duplicate, derived, private,"
                + " empty, out_of_scope, no_place_in_fhir.",
            "maps/broken.yaml:1:4  YAML_ALIAS: an alias (`*name`) Write the value out; share maps"
                + " with `$use`.",
            "pack.yaml:1:1  PACK_REQUIRED: pack.yaml has no `country` Add `country: …`.",
            "pack.yaml:1:1  PACK_REQUIRED: pack.yaml has no `scheme` Add `scheme: …`.",
            "pack.yaml:1:1  PACK_REQUIRED: pack.yaml has no `title` Add `title: …`.",
            "pack.yaml:1:1  PACK_REQUIRED: pack.yaml has no `status` Add `status: …`.",
            "pack.yaml:1:1  PACK_REQUIRED: pack.yaml has no `version` Add `version: …`.",
            "pack.yaml:1:5  PACK_VALUE: `id` of pack.yaml is not of the form that is allowed"
                + " Allowed: lower-case words joined by `-`, as in `la-nhi`.",
            "pack.yaml:2:1  PACK_KEY: unknown key `statsu` in pack.yaml Did you mean `status`?"
                + " Allowed: id, title, status, country, scheme, version, formats, contact, base,"
                + " receivers, constants, extends, without.",
            "pack.yaml:3:7  PACK_VALUE: `base` of pack.yaml is not of the form that is allowed"
                + " Allowed: an http or https URL without a slash at its end.",
            "pack.yaml:4:13  PACK_VALUE: `constants` of pack.yaml has the name `value` Allowed:"
                + " lower-case letters, digits and `_`, and none of the language's own words.",
            "records/member.yaml:1:9  PACK_VALUE: `record` of records/member.yaml differs from the"
                + " file's name Allowed: `member`.",
            "records/member.yaml:2:9  PACK_REQUIRED: layout has no `kind` Add `kind: …`.",
            "records/member.yaml:4:6  PACK_VALUE: `type` of a is not one of the words that are"
                + " allowed (`txt`) Did you mean `text`? Allowed: text, code, integer, decimal,"
                + " money, date, partial_date, datetime, boolean.",
            "records/member.yaml:5:32  PACK_VALUE: `on_invalid` of column b is omit, but the type"
                + " is money Allowed: reject.",
            "records/member.yaml:5:38  PACK_KEY: unknown key `fromat` in column b Did you mean"
                + " `format`? Allowed: names, type, on_invalid, format, required, sensitive,"
                + " meaning.",
            "records/member.yaml:6:3  PACK_VALUE: `c-d` cannot name a column Use letters, digits"
                + " and `_`, and give the source's own name in `names:`.",
            "records/member.yaml:7:3  PACK_VALUE: `a` is a source name of column a already Give"
                + " each source name once.",
            "records/member.yaml:8:17  PACK_VALUE: `required` of column f is neither yes nor no"
                + " Allowed: true, false.");
  }

  @Test
  void aFileThatNobodyReadsIsASlip() {
    assertThat(
            new PackFolder(folder)
                .write("map/patient.yaml", "a: b\n")
                .write("codes/sex.xlsx", "x")
                .write("maps/claim.yml", "a: b\n")
                .errors())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("codes/sex.xlsx  PACK_FILE").contains("`.csv`"),
            line -> assertThat(line).contains("map/patient.yaml", "Did you mean `maps`?"),
            line -> assertThat(line).startsWith("maps/claim.yml").contains("`.yaml`"));
  }

  @Test
  void theOuterShapeOfExamplesAndAnswersIsRead() {
    assertThat(
            new PackFolder(folder)
                .write("examples/e.yaml", "name: a\nrecord: {}\nmatch: some\n")
                .write("answers/a.yaml", "answers: a.csv\nmake: []\n")
                .errors())
        .extracting(line -> line.replaceAll("^(\\S+)  (\\w+): .*", "$1 $2"))
        .containsExactly(
            "answers/a.yaml:1:1 PACK_REQUIRED",
            "answers/a.yaml:2:7 PACK_VALUE",
            "examples/e.yaml:1:1 PACK_REQUIRED",
            "examples/e.yaml:2:1 PACK_KEY",
            "examples/e.yaml:3:8 PACK_VALUE");
  }

  @Test
  void aPathThatLeadsNowhereSaysWhatThereIs() {
    assertThatThrownBy(() -> PackLoader.load("no-such-pack"))
        .isInstanceOf(PackException.class)
        .hasMessageStartingWith("no-such-pack  PACK_FILE: no such pack")
        .hasMessageContaining("test-builtin");
    assertThatThrownBy(() -> PackLoader.load("test-biultin"))
        .hasMessageContaining("Did you mean `test-builtin`?");
    assertThatThrownBy(() -> PackLoader.load(folder.resolve("nothing").toString()))
        .isInstanceOf(PackException.class);
    assertThatThrownBy(() -> PackLoader.load("")).isInstanceOf(PackException.class);
    assertThatThrownBy(() -> PackLoader.load(folder.toString()))
        .hasMessageStartingWith("pack.yaml  PACK_FILE: is missing");
  }

  @Test
  void aLinkToAnotherPlaceIsRefused() throws IOException {
    PackFolder pack = new PackFolder(folder.resolve("pack"));
    Path outside = Files.writeString(folder.resolve("outside.csv"), "source,target\n");
    Files.createDirectories(pack.path.resolve("codes"));
    try {
      Files.createSymbolicLink(pack.path.resolve("codes/a.csv"), outside);
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("skipped: this machine does not let a test make links");
    }
    assertThat(pack.errors())
        .singleElement()
        .asString()
        .startsWith("codes/a.csv  PACK_FILE: a link");
  }

  @Test
  void packsOfTheClassPathAreListedAndLoaded() {
    assertThat(PackLoader.list())
        .contains(new PackListing("test-builtin", "A pack on the class path", PackStatus.OBSERVED));
    Pack pack = PackLoader.load("test-builtin");
    assertThat(pack.records()).containsOnlyKeys("member");
    assertThat(pack.files().list()).contains("records/member.yaml");
  }
}
