package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.imisconnect.fixtures.sandbox.OpenImisSandbox;
import org.imisconnect.fixtures.sandbox.SandboxSettings;
import org.imisconnect.fixtures.sandbox.SandboxUsers;

/** An invented scheme of sixty members: a project in a folder, and its openIMIS. */
record Lakeland(Path folder, OpenImisSandbox openImis, Cli cli) implements AutoCloseable {

  static Lakeland create(Path folder, Clock clock) throws IOException {
    return create(folder, clock, SandboxSettings.of(clock));
  }

  static Lakeland create(Path folder, Clock clock, SandboxSettings settings) throws IOException {
    OpenImisSandbox openImis = OpenImisSandbox.start(settings);
    Cli cli =
        new Cli(folder, clock)
            .set("IMIS_SANDBOX_USER", "connector")
            .set("IMIS_SANDBOX_PASSWORD", SandboxUsers.PASSWORD);
    must(
        cli.run(
            Stream.concat(
                    Stream.of("init", "--scheme", "Lakeland", "--pack", "starter", "--zone"),
                    Stream.of(
                        "UTC",
                        "--currency",
                        "USD",
                        "--contracts",
                        "active",
                        "--url",
                        openImis.baseUrl(),
                        "--environment",
                        "sandbox"))
                .toArray(String[]::new)));
    must(
        cli.run(
            "generate", "--pack", "starter", "--members", "60", "--claims", "40", "--out", "data"));
    List<Path> crosswalks;
    try (Stream<Path> files = Files.list(folder.resolve("data/crosswalk"))) {
      crosswalks = files.toList();
    }
    for (Path file : crosswalks) {
      Path to = folder.resolve("crosswalk").resolve(file.getFileName());
      Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
    }
    // The stand-in is on this machine and answers at once: no need to be polite or patient.
    Path file = folder.resolve("imisconnect.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replace(
            "rate: 150",
            "rate: 60000\n    settle: 1 s\n    options: {send-anyway: CONTRACT_RECORDED_LATER}"));
    return new Lakeland(folder, openImis, cli);
  }

  private static void must(Cli.Run run) {
    assertThat(run.code()).as(run.all()).isZero();
  }

  @Override
  public void close() {
    openImis.close();
  }
}
