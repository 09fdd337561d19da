package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.imisconnect.fixtures.sandbox.FaultProxy;
import org.imisconnect.fixtures.sandbox.fault.Fault;
import org.imisconnect.fixtures.sandbox.fault.FaultPlan;
import org.imisconnect.fixtures.sandbox.fault.FaultRule;
import org.imisconnect.reconcile.ExchangeProof;
import org.imisconnect.run.project.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A push goes through each fault: each key has one accepted POST by the server's own count, and the
 * proof closes.
 */
class FaultTest {
  private static final long SEED = 11;
  private static final int MEMBERS = 60;
  private static final int CLAIMS = 30;
  private static final Set<String> WRITTEN = Set.of("Patient", "Contract", "Claim");
  @TempDir Path folder;

  static Stream<FaultRule> rules() {
    return Stream.of(
        some(Fault.LATENCY).withDelay(Duration.ofMillis(50)),
        some(Fault.RESET),
        writes(Fault.RESET_AFTER),
        some(Fault.TOO_MANY).withTimes(1),
        some(Fault.TOO_MANY).withDelay(Duration.ofSeconds(1)),
        some(Fault.ERROR_BEFORE),
        some(Fault.ERROR_AFTER),
        writes(Fault.TOKEN_EXPIRED),
        FaultRule.of(Fault.STALE_TOTAL),
        some(Fault.LATE_WRITE).withDelay(Duration.ofMillis(300)));
  }

  /** A few, somewhere in the run. */
  private static FaultRule some(Fault fault) {
    return FaultRule.of(fault).withChance(0.2).withSkip(5).withTimes(4);
  }

  private static FaultRule writes(Fault fault) {
    return some(fault).withMethods("POST");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPushThroughAFaultLosesAndDoublesNothing(FaultRule rule) throws IOException {
    FaultPlan plan = FaultPlan.of(SEED, rule);
    try (Highland highland =
        Highland.create(
            folder,
            Clock.systemUTC(),
            MEMBERS,
            CLAIMS,
            SEED,
            settings -> settings.withFaults(plan))) {
      pushUntilDone(highland);
      assertThat(highland.openImis().struck()).as("seed " + SEED).doesNotContainValue(0);
      assertThatAllIsThereOnce(highland);
    }
  }

  @Test
  void theSameFaultsStandBeforeAnotherServer() throws IOException {
    FaultPlan plan =
        FaultPlan.of(SEED, some(Fault.ERROR_AFTER), some(Fault.RESET), some(Fault.LATE_WRITE));
    try (Highland highland = Highland.create(folder, Clock.systemUTC(), MEMBERS, CLAIMS, SEED);
        FaultProxy proxy =
            FaultProxy.start(
                0, URI.create(highland.openImis().baseUrl()), plan, Clock.systemUTC())) {
      Path file = folder.resolve(Project.FILE_NAME);
      String direct = Files.readString(file);
      Files.writeString(file, direct.replace(highland.openImis().baseUrl(), proxy.baseUrl()));
      pushUntilDone(highland);
      assertThat(proxy.struck()).as("seed " + SEED).doesNotContainValue(0);
      assertThatAllIsThereOnce(highland);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"24.10", "24.04"})
  void aPushToAnOlderBuildLosesAndDoublesNothing(String build) throws IOException {
    try (Highland highland =
        Highland.create(
            folder,
            Clock.systemUTC(),
            MEMBERS,
            CLAIMS,
            SEED,
            settings -> settings.withBuild(build))) {
      pushUntilDone(highland);
      assertThatAllIsThereOnce(highland);
    }
  }

  /** What a fault leaves in doubt the next push looks up. */
  private static void pushUntilDone(Highland highland) {
    Cli.Run push = highland.cli().run("push");
    if (push.code() != 0) {
      highland.openImis().land();
      push = highland.cli().run("push");
    }
    assertThat(push.code()).as(push.all()).isZero();
  }

  private static void assertThatAllIsThereOnce(Highland highland) throws IOException {
    highland.openImis().land();
    Map<String, Map<String, Integer>> counts = highland.openImis().acceptedCounts();
    assertThat(counts.keySet()).containsAll(WRITTEN);
    WRITTEN.forEach(type -> assertThat(counts.get(type).values()).as(type).containsOnly(1));
    assertThat(highland.mappingProof().closes()).isTrue();
    ExchangeProof proof = highland.exchangeProof();
    assertThat(proof.closes()).as(proof.toString()).isTrue();
  }
}
