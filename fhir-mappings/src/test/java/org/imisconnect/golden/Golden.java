package org.imisconnect.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with a committed file. {@code -Dupdate.golden=true} writes the file instead; the
 * difference in the commit is then what a person looks at.
 */
public final class Golden {
  private Golden() {}

  /** Fails where the file of this module differs from the text. */
  public static void check(String file, String text) throws IOException {
    Path path = Path.of(file);
    if (Boolean.getBoolean("update.golden")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    }
    String committed =
        Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "(no such file)";
    assertThat(text)
        .as("%s is out of date; look at the difference, then run with -Dupdate.golden=true", file)
        .isEqualTo(committed);
  }
}
