package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip as a ministry unpacks it: after packaging, by the script that anybody may run too. */
class DistributionIT {
  private static final Path SCRIPT = Path.of("src/test/scripts/try-distribution.sh");
  private static final int NOT_PERMITTED = 77;

  @TempDir Path folder;

  @Test
  void runsTheDemoWithoutMavenAndWithoutANetwork() throws IOException, InterruptedException {
    Path zip = Path.of(System.getProperty("distribution", "target/no.zip"));
    assertThat(zip).exists();
    assumeThat(Files.isExecutable(Path.of("/bin/sh"))).as("skipped: needs a Unix shell").isTrue();
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", SCRIPT.toString(), zip.toAbsolutePath().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String words = Files.readString(said, StandardCharsets.UTF_8);
    if (process.exitValue() == NOT_PERMITTED) {
      System.out.println("DistributionIT " + words.strip());
    }
    assumeThat(process.exitValue()).as(words).isNotEqualTo(NOT_PERMITTED);
    assertThat(process.exitValue()).as(words).isZero();
    assertThat(words).contains("Everything is accounted for.", "The zip runs by itself");
  }
}
