package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imisconnect.fixtures.sandbox.SandboxSettings;
import org.imisconnect.run.project.Project;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims for visits from before the day on which their contract reaches openIMIS. */
class ContractsRecordedLaterTest {
  @TempDir Path folder;
  private Lakeland lakeland;

  private Cli scheme(String build) throws IOException {
    Clock clock = Clock.systemUTC();
    lakeland = Lakeland.create(folder, clock, SandboxSettings.of(clock).withBuild(build));
    Path file = folder.resolve(Project.FILE_NAME);
    String text = Files.readString(file);
    Files.writeString(file, text.replace("options: {send-anyway: CONTRACT_RECORDED_LATER}", ""));
    return lakeland.cli();
  }

  @AfterEach
  void stop() {
    lakeland.close();
  }

  @Test
  void spendNoCodeAreToldBeforeAnythingIsSentAndStayInTheProof() throws IOException {
    Cli cli = scheme("26.04");
    assertThat(cli.run("plan").out()).contains("CONTRACT_RECORDED_LATER");
    Cli.Run push = cli.run("push");
    assertThat(push.code()).as(push.all()).isZero();
    assertThat(push.out()).doesNotContain("rejected");
    assertThat(cli.run("plan").out()).contains("CONTRACT_RECORDED_LATER");
    assertThat(cli.run("push").out()).contains("sent 0");
    Cli.Run proof = cli.run("reconcile");
    assertThat(proof.code()).as(proof.all()).isZero();
  }

  @Test
  void areNotStoppedWhereTheReleaseTakesThem() throws IOException {
    Cli cli = scheme("24.04");
    assertThat(cli.run("plan").out()).doesNotContain("CONTRACT_RECORDED_LATER");
    cli.run("push");
    assertThat(lakeland.openImis().rows("Claim")).hasSizeGreaterThan(10);
  }

  @Test
  void areNotStoppedWhereTheContractWasFoundThereAndNobodyKnowsSinceWhen() throws IOException {
    Cli cli = scheme("26.04");
    cli.run("push");
    int before = stopped(cli.run("plan").out());
    Cli.Run rebuild = cli.run("ledger", "rebuild", "--anew", "--json");
    assertThat(rebuild.code()).as(rebuild.all()).isZero();
    assertThat(rebuild.out()).contains("\"doubled\":0", "\"stopped\":false");
    assertThat(stopped(cli.run("plan").out()))
        .describedAs("only claims of contracts that are not there")
        .isLessThan(before);
  }

  private static int stopped(String plan) {
    Matcher number = Pattern.compile("CONTRACT_RECORDED_LATER (\\d+)").matcher(plan);
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }

  @Test
  void areParkedAndNotWithheldWhereTheirContractIsNotSentAtAll() throws IOException {
    Cli cli = scheme("26.04");
    Path products = folder.resolve("crosswalk/product.csv");
    Files.writeString(products, Files.readAllLines(products).get(0) + "\n");
    String plan = cli.run("plan").out();
    assertThat(plan).doesNotContain("CONTRACT_RECORDED_LATER").contains("parked");
  }
}
