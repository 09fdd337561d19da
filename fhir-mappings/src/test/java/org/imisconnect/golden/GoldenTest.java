package org.imisconnect.golden;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir Path folder;

  @Test
  void aDifferenceFailsAndNamesTheSwitch() throws IOException {
    Assumptions.assumeFalse(
        Boolean.getBoolean("update.golden"), "skipped: files are being updated");
    String file = Files.writeString(folder.resolve("face.txt"), "old\n").toString();
    Golden.check(file, "old\n");
    assertThatThrownBy(() -> Golden.check(file, "new\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dupdate.golden=true");
    assertThatThrownBy(() -> Golden.check(folder.resolve("none.txt").toString(), "new\n"))
        .isInstanceOf(AssertionError.class);
  }
}
