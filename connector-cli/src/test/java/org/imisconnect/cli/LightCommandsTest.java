package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that need no HAPI load none of it: a fresh Java tells every class that it loads. */
class LightCommandsTest {
  @TempDir Path folder;

  @BeforeEach
  void generate() throws IOException {
    Shell.in(folder)
        .run("generate", "--pack", "starter", "--members", "20", "--claims", "10", "--out", "data");
    Files.writeString(
        folder.resolve("imisconnect.yaml"),
        """
        scheme: Lakeland
        pack: starter
        zone: UTC
        currency: LAK
        contracts: idle
        source: {path: data}
        receivers: {registry: {kind: fhir-r4, url: "https://fhir.example.org/r4/"}}
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "map --help",
        "pack list",
        "map --pack starter --in data --out out",
        "pack verify starter",
        "explain --pack starter --in data --at members.csv:2",
        "init --dir night --scheme L --pack starter --zone UTC --currency LAK --contracts idle --kind fhir-r4",
        "status",
        "plan --help"
      })
  void loadNoClassOfHapi(String command) throws Exception {
    String loaded = classesOf("org.imisconnect.cli.Main", command.split(" "));
    assertThat(loaded).contains("org.imisconnect.cli.Main");
    assertThat(loaded.lines().filter(line -> line.contains("ca.uhn."))).isEmpty();
  }

  @Test
  void helpLoadsNoCommand() throws Exception {
    String loaded = classesOf("org.imisconnect.cli.Main", "--help");
    assertThat(loaded.lines().filter(line -> line.contains("org.imisconnect.cli.command.")))
        .isEmpty();
  }

  @Test
  void aProgramThatLoadsHapiWouldBeSeen() throws Exception {
    assertThat(classesOf(LoadsHapi.class.getName()).lines()).anyMatch(l -> l.contains("ca.uhn."));
  }

  /** What the test must be able to see. */
  static final class LoadsHapi {
    public static void main(String[] arguments) throws Exception {
      Class.forName("ca.uhn.fhir.context.FhirContext");
    }
  }

  private String classesOf(String main, String... arguments)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    words.addAll(List.of(arguments));
    File log = folder.resolve("classes.log").toFile();
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertThat(process.waitFor()).as(main).isIn(0, 1);
    return Files.readString(log.toPath(), StandardCharsets.UTF_8);
  }
}
