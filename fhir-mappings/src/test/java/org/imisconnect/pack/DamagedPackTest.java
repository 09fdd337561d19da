package org.imisconnect.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.PackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, loading gives a pack or findings with places, and nothing else. */
class DamagedPackTest {
  private static final String PIECES = "{}[]:,-#&*!|>'\"%@`?\n\t \r~<=\u0000\u00e9$";

  @TempDir Path folder;

  @Test
  void aDamagedFileGivesFindingsWithPlaces() throws IOException {
    long seed = 4711L;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    PackFolder pack =
        new PackFolder(folder)
            .write("codes/sex.csv", "source,target\nM,male\n\"F\",female\n*,\n")
            .write("ignored.yaml", "member: {fee: {reason: derived, note: x}}\n")
            .write("examples/e.yaml", "name: a\nrecords: {member: [{no: 1}]}\nfindings: {X: 1}\n")
            .write("answers/a.yaml", "answers: a.csv\nfrom: answer.claim\nmake: {A: b}\n");
    List<String> files = pack.load().files().list();
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      String file = files.get(random.nextInt(files.size()));
      byte[] good = Files.readAllBytes(folder.resolve(file));
      Files.write(folder.resolve(file), damaged(good, random));
      refused += load(pack) ? 0 : 1;
      Files.write(folder.resolve(file), good);
    }
    assertThat(refused).isBetween(200, 600);
  }

  /** Whether it loads; any exception but the one for users fails the test. */
  private static boolean load(PackFolder pack) {
    try {
      return pack.load() != null;
    } catch (PackException e) {
      assertThat(e.findings()).isNotEmpty().allSatisfy(DamagedPackTest::isWhole);
      return false;
    }
  }

  private static void isWhole(Finding finding) {
    assertThat(finding.code()).matches("(YAML|PACK)_[A-Z_]+");
    assertThat(finding.message()).isNotBlank();
    assertThat(finding.hint()).isNotBlank();
  }

  private static byte[] damaged(byte[] good, Random random) {
    StringBuilder text = new StringBuilder(new String(good, StandardCharsets.ISO_8859_1));
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
      }
      if (text.isEmpty()) {
        text.append('x');
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
