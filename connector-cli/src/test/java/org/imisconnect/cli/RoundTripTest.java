package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.imisconnect.fixtures.sandbox.OpenImisSandbox;
import org.imisconnect.fixtures.sandbox.SandboxSettings;
import org.imisconnect.fixtures.sandbox.SandboxUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project from its first file to what comes home, against the stand-in for openIMIS. */
class RoundTripTest {
  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private OpenImisSandbox openImis;
  private Cli cli;

  @BeforeEach
  void aNewProject() throws IOException {
    openImis = OpenImisSandbox.start(SandboxSettings.of(clock));
    cli =
        new Cli(folder, clock)
            .set("IMIS_SANDBOX_USER", "connector")
            .set("IMIS_SANDBOX_PASSWORD", SandboxUsers.PASSWORD);
    Cli.Run init =
        cli.run(
            "init", "--scheme", "Lakeland", "--pack", "starter", "--zone", "UTC", "--currency",
            "USD", "--contracts", "active", "--url", openImis.baseUrl(), "--environment", "sandbox");
    assertThat(init.code()).as(init.all()).isZero();
    Cli.Run generated =
        cli.run("generate", "--pack", "starter", "--members", "60", "--claims", "40", "--out", "data");
    assertThat(generated.code()).as(generated.all()).isZero();
    faster();
    for (Path file : Files.list(folder.resolve("data/crosswalk")).toList()) {
      Files.copy(
          file,
          folder.resolve("crosswalk").resolve(file.getFileName()),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The stand-in is on this machine: no need to be polite. */
  private void faster() throws IOException {
    Path file = folder.resolve("imisconnect.yaml");
    Files.writeString(
        file,
        Files.readString(file).replace("rate: 150", "rate: 60000\n    settle: 1 s"));
  }

  @AfterEach
  void stop() {
    openImis.close();
  }

  @Test
  void aPlanSendsNothingAndAPushSendsEachResourceOnce() {
    Cli.Run map = cli.run("map");
    System.out.println(map.all());
    Cli.Run plan = cli.run("plan");
    System.out.println(plan.all());
    assertThat(openImis.acceptedCounts()).isEmpty();
    Cli.Run push = cli.run("push");
    System.out.println(push.all());
    Cli.Run status = cli.run("status");
    System.out.println(status.all());
    Cli.Run again = cli.run("push");
    System.out.println(again.all());
    System.out.println(cli.run("plan", "--show", "withheld").all());
    System.out.println(cli.run("plan", "--show", "not_carried").all());
    assertThat(push.code()).isZero();
  }
}
