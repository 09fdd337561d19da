package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.imisconnect.fixtures.sandbox.control.Hold;
import org.imisconnect.fixtures.sandbox.control.HoldPoint;
import org.imisconnect.reconcile.ExchangeProof;
import org.imisconnect.reconcile.ResourceTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A push is killed at a point of the ledger, and the same command is given again: each key has one
 * accepted POST by the server's own count, nothing is lost, and the proof closes. The seed chooses
 * scheme, point and time. {@code -Dkill.seeds=200} asks for more seeds, {@code -Dkill.first=N} for
 * others; two run at a time.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
  private static final int SEEDS = Integer.getInteger("kill.seeds", 20);
  private static final int FIRST = Integer.getInteger("kill.first", 1);
  private static final int MEMBERS = 190;
  private static final int CLAIMS = 60;

  /** Fewer writes than any seed makes, so that every point is reached. */
  private static final int WRITES = 220;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  @TempDir Path folder;

  static IntStream seeds() {
    return IntStream.range(FIRST, FIRST + SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aKilledPushLosesAndDoublesNothing(int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    KillPoint point = KillPoint.values()[seed % KillPoint.values().length];
    int time = random.nextInt(1, WRITES);
    try (Highland highland = Highland.create(folder, Clock.systemUTC(), MEMBERS, CLAIMS, seed)) {
      if (point.held == null) {
        killStanding(point, time);
      } else {
        killHeld(highland, point.held, time);
      }
      try (PushProcess again = PushProcess.start(folder, "")) {
        int code = again.await();
        assertThat(code).as("seed %s, %s %s: %s", seed, point, time, again.said()).isZero();
      }
      assertThatAllIsThereOnce(highland);
    }
  }

  @Test
  void aSecondPushBesideARunningOneEndsAtOnceAndHarmsNothing() throws Exception {
    try (Highland highland = Highland.create(folder, Clock.systemUTC(), MEMBERS, CLAIMS, 7);
        Hold hold = highland.openImis().hold(HoldPoint.STORED, nth(100));
        PushProcess first = PushProcess.start(folder, "")) {
      assertThat(hold.awaitHeld(1, PATIENCE)).isTrue();
      try (PushProcess second = PushProcess.start(folder, "")) {
        assertThat(second.await()).as(second.said()).isEqualTo(2);
        assertThat(second.said()).contains("process " + first.pid() + " of ");
      }
      hold.release();
      assertThat(first.await()).as(first.said()).isZero();
      assertThatAllIsThereOnce(highland);
    }
  }

  private void killStanding(KillPoint point, int time) throws Exception {
    try (PushProcess push = PushProcess.start(folder, point.own + " " + time)) {
      assertThat(push.awaitStanding()).as(push.said()).isTrue();
      push.kill();
    }
  }

  /** What the server holds it goes on with once its client is dead. */
  private void killHeld(Highland highland, HoldPoint point, int time) throws Exception {
    try (Hold hold = highland.openImis().hold(point, nth(time));
        PushProcess push = PushProcess.start(folder, "")) {
      assertThat(hold.awaitHeld(1, PATIENCE)).isTrue();
      push.kill();
    }
  }

  private static java.util.function.BiPredicate<String, String> nth(int time) {
    AtomicInteger seen = new AtomicInteger();
    return (type, key) -> seen.incrementAndGet() == time;
  }

  private void assertThatAllIsThereOnce(Highland highland) throws IOException {
    Map<String, Map<String, Integer>> counts = highland.openImis().acceptedCounts();
    counts.forEach((type, keys) -> assertThat(keys.values()).as(type).containsOnly(1));
    assertThat(counts.values().stream().mapToInt(Map::size).sum()).isGreaterThanOrEqualTo(200);
    assertThat(counts.get("Contract")).hasSizeGreaterThanOrEqualTo(40);
    assertThat(highland.mappingProof().closes()).isTrue();
    ExchangeProof proof = highland.exchangeProof();
    assertThat(proof.closes()).as(proof.toString()).isTrue();
    for (ResourceTerms terms : proof.resources()) {
      assertThat(terms.unknown() + terms.waiting() + terms.parked() + terms.unplanned())
          .as(terms.toString())
          .isZero();
    }
    assertThat(sum(proof)).isEqualTo(counts.values().stream().mapToLong(Map::size).sum());
    Cli.Run third = highland.cli().run("push");
    assertThat(third.out()).contains("sent 0");
    assertThat(highland.openImis().acceptedCounts()).isEqualTo(counts);
  }

  private static long sum(ExchangeProof proof) {
    return proof.resources().stream().mapToLong(ResourceTerms::accepted).sum();
  }
}
