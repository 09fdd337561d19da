package org.imisconnect.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.imisconnect.finding.PackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipPackTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "la-nhi/"})
  void aZipIsReadLikeItsFolder(String prefix) throws IOException {
    PackFolder pack =
        new PackFolder(folder.resolve("p")).write("maps/a.yaml", "resource: Patient\n");
    Path zip = pack.zip(folder.resolve("p.zip"), prefix);
    Pack read = PackLoader.load(zip.toString());
    assertThat(read.files().list()).isEqualTo(pack.load().files().list());
    assertThat(read.maps()).isEqualTo(pack.load().maps());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil.yaml", "maps/../../evil", "/etc/x", "C:/x", "maps\\x.yaml", "a//b"})
  void anEntryThatLeavesThePackIsRefused(String name) throws IOException {
    assertThatThrownBy(() -> PackLoader.load(zip(name, new byte[3])))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("PACK_FILE")
        .hasMessageContaining("leaves the pack");
  }

  @Test
  void aBombIsRefusedByWhatItsDirectorySays() throws IOException {
    String zip = zip("codes/bomb.csv", new byte[40 << 20]);
    assertThat(Files.size(Path.of(zip))).isLessThan(100_000);
    assertThatThrownBy(() -> PackLoader.load(zip))
        .hasMessageContaining("codes/bomb.csv  PACK_LIMIT");
  }

  @Test
  void aBombThatLiesAboutItsSizeIsCutOff() throws IOException {
    String zip = zip("codes/bomb.csv", new byte[10 << 20]);
    byte[] bytes = Files.readAllBytes(Path.of(zip));
    patchSize(bytes, 10 << 20, 1000);
    Files.write(Path.of(zip), bytes);
    assertThatThrownBy(() -> PackLoader.load(zip))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("codes/bomb.csv");
  }

  @Test
  void tooManyFilesAreRefused() throws IOException {
    Path zip = folder.resolve("many.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = 0; i < 5001; i++) {
        out.putNextEntry(new ZipEntry("golden/" + i));
      }
    }
    assertThatThrownBy(() -> PackLoader.load(zip.toString())).hasMessageContaining("PACK_LIMIT");
  }

  @Test
  void whatIsNoZipIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x.zip"), "not a zip");
    assertThatThrownBy(() -> PackLoader.load(file.toString()))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("cannot be read");
  }

  /** A zip of a good pack and one entry more. */
  private String zip(String name, byte[] content) throws IOException {
    Path zip = folder.resolve("p.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("pack.yaml"));
      out.write(PackFolder.HEADER.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    }
    return zip.toString();
  }

  /** Writes another size wherever the old one stands: in the entry's tail and the directory. */
  private static void patchSize(byte[] bytes, int old, int size) {
    for (int i = 0; i + 4 <= bytes.length; i++) {
      if (littleEndian(bytes, i) == old) {
        for (int j = 0; j < 4; j++) {
          bytes[i + j] = (byte) (size >>> (8 * j));
        }
      }
    }
  }

  private static int littleEndian(byte[] bytes, int at) {
    return (bytes[at] & 255)
        | (bytes[at + 1] & 255) << 8
        | (bytes[at + 2] & 255) << 16
        | (bytes[at + 3] & 255) << 24;
  }
}
