package org.imisconnect.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackStackTest {
  @TempDir Path folder;
  private PackFolder base;
  private PackFolder top;

  @BeforeEach
  void twoPacksSideBySide() {
    base =
        new PackFolder(folder.resolve("base"))
            .write(
                "pack.yaml",
                PackFolder.HEADER.replace("xx-test", "base") + "constants: {a: 1, b: 2}\n")
            .write("maps/patient.yaml", "resource: Patient\n")
            .write("maps/claim.yaml", "resource: Claim\n");
    top = new PackFolder(folder.resolve("top"));
    top.write(
        "records/extra.yaml", "record: extra\nlayout: {kind: delimited}\ncolumns: {x: text}\n");
    extend("base", "");
  }

  private void extend(String id, String more) {
    top.write("pack.yaml", "id: top\ntitle: Top\nstatus: observed\nextends: " + id + "\n" + more);
  }

  @Test
  void whatAPackDoesNotHaveComesFromItsBase() {
    top.write("maps/claim.yaml", "resource: Claim\nfrom: member\n");
    extend("base", "constants: {b: 3}\n");
    Pack pack = top.load();
    assertThat(pack.id()).isEqualTo("top");
    assertThat(pack.header().ancestors()).containsExactly("base");
    assertThat(pack.header().constants()).containsEntry("a", "1").containsEntry("b", "3");
    assertThat(pack.schemeUri()).endsWith("/id/xx/test");
    assertThat(pack.records()).containsOnlyKeys("extra", "member");
    assertThat(pack.maps().get("patient").file()).isEqualTo("base/maps/patient.yaml");
    assertThat(pack.maps().get("claim").file()).isEqualTo("maps/claim.yaml");
    assertThat(pack.maps().get("claim").content().find("from")).isPresent();
  }

  @Test
  void aFileOfTheBaseCanBeLeftOut() {
    extend("base", "without: [maps/patient.yaml]\n");
    assertThat(top.load().maps()).containsOnlyKeys("claim");
    extend("base", "without: [maps/]\n");
    assertThat(top.load().maps()).isEmpty();
  }

  @Test
  void leavingOutWhatTheBaseDoesNotHaveIsAnError() {
    extend("base", "without: [maps/pateint.yaml]\n");
    assertThat(top.errors())
        .singleElement()
        .asString()
        .startsWith("pack.yaml:5:10  PACK_REFERENCE");
  }

  @Test
  void errorsOfTheBaseNameTheBase() {
    base.write("maps/claim.yaml", "a: &x 1\n");
    assertThat(top.errors()).singleElement().asString().startsWith("base/maps/claim.yaml:1:4");
  }

  @Test
  void aBuiltInPackCanBeABase() {
    extend("test-builtin", "");
    Pack pack = top.load();
    assertThat(pack.header().ancestors()).containsExactly("test-builtin");
  }

  @Test
  void aZipBesideItCanBeABase() throws IOException {
    base.zip(folder.resolve("zipped.zip"), "");
    extend("zipped", "");
    assertThat(top.load().maps()).containsOnlyKeys("claim", "patient");
  }

  @Test
  void aCircleIsAnError() {
    base.write("pack.yaml", PackFolder.HEADER + "extends: top\n");
    assertThat(top.errors())
        .anySatisfy(
            line -> assertThat(line).contains("base/pack.yaml:8:10", "PACK_EXTENDS", "circle"));
  }

  @Test
  void aBaseThatIsMissingIsAnError() {
    extend("bsae", "");
    assertThat(top.errors())
        .anySatisfy(
            line -> assertThat(line).startsWith("pack.yaml:4:10  PACK_EXTENDS: no pack `bsae`"));
    extend("../base", "");
    assertThat(top.errors()).anySatisfy(line -> assertThat(line).contains("PACK_EXTENDS"));
  }
}
