package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.imisconnect.fixtures.sandbox.control.Hold;
import org.imisconnect.fixtures.sandbox.control.HoldPoint;
import org.imisconnect.fixtures.sandbox.control.Outage;
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
 * accepted POST by the server's own count and none once it is stored, nothing is lost, and the
 * proof closes. The seed chooses scheme, point and time. {@code -Dkill.seeds=200} asks for more
 * seeds, {@code -Dkill.first=N} for others; two run at a time.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
  private static final int SEEDS = Integer.getInteger("kill.seeds", 20);
  private static final int FIRST = Integer.getInteger("kill.first", 1);
  private static final int MEMBERS = 210;
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
      String story = "seed %s, %s %s".formatted(seed, point, time);
      switch (point) {
        case SENT_STORED_BEHIND_THE_SEARCH -> killAndStoreBehindTheSearch(highland, time, story);
        case STORED_AND_NOT_TO_BE_FOUND -> killAndLetTheSearchFail(highland, time, story);
        default -> kill(highland, point, time);
      }
      pushUntilNothingIsInDoubt(story);
      assertThatAllIsThereOnce(highland);
    }
  }

  private int push(String story) throws IOException, InterruptedException {
    try (PushProcess again = PushProcess.start(folder, "")) {
      int code = again.await();
      assertThat(code).as("%s: %s", story, again.said()).isLessThan(2);
      return code;
    }
  }

  /** Once, unless the machine is so busy that the server's answers come too late. */
  private void pushUntilNothingIsInDoubt(String story) throws IOException, InterruptedException {
    int code = push(story);
    for (int again = 0; code == 1 && again < 4; again++) {
      code = push(story);
    }
    assertThat(code).as(story).isZero();
  }

  private void kill(Highland highland, KillPoint point, int time) throws Exception {
    if (point.held == null) {
      killStanding(point, time);
    } else {
      killHeld(highland, point.held, time).release();
    }
  }

  /** "Not found" proves nothing while the server may still be at work. */
  private void killAndStoreBehindTheSearch(Highland highland, int time, String story)
      throws Exception {
    Held held = killHeld(highland, HoldPoint.CHECKED, time);
    try (Hold stored = highland.openImis().hold(HoldPoint.STORED, held::is);
        Hold search = highland.openImis().hold(HoldPoint.READ, held::isSearch);
        PushProcess again = PushProcess.start(folder, "")) {
      assertThat(search.awaitHeld(1, PATIENCE)).as(story).isTrue();
      held.release();
      assertThat(stored.awaitHeld(1, PATIENCE)).as(story).isTrue();
      stored.release();
      search.release();
      assertThat(again.await()).as("%s: %s", story, again.said()).isLessThan(2);
    }
  }

  /** A search that broke off proves nothing at all. */
  private void killAndLetTheSearchFail(Highland highland, int time, String story) throws Exception {
    Held held = killHeld(highland, HoldPoint.STORED, time);
    held.release();
    try (Outage outage = highland.openImis().outage(held::isSearch)) {
      assertThat(push(story)).as(story).isEqualTo(1);
      assertThat(outage.struck()).as(story).isPositive();
      assertThat(highland.openImis().repeatedCounts()).as(story).isEmpty();
    }
  }

  @Test
  void aSecondPushBesideARunningOneEndsAtOnceAndHarmsNothing() throws Exception {
    try (Highland highland = Highland.create(folder, Clock.systemUTC(), MEMBERS, CLAIMS, 7);
        Hold hold = highland.openImis().hold(HoldPoint.STORED, new Held(100));
        PushProcess first = PushProcess.start(folder, "")) {
      assertThat(hold.awaitHeld(1, PATIENCE)).isTrue();
      Map<String, byte[]> before = files();
      makeTheSourceNewer();
      try (PushProcess second = PushProcess.start(folder, "")) {
        assertThat(second.await()).as(second.said()).isEqualTo(2);
        assertThat(second.said()).contains("process " + first.pid() + " of ");
      }
      for (String command : List.of("plan", "pull", "map")) {
        Cli.Run beside = highland.cli().run(command);
        assertThat(beside.code()).as(beside.all()).isEqualTo(2);
        assertThat(beside.all()).contains("process " + first.pid() + " of ");
      }
      assertThat(highland.cli().run("reconcile", "--json").code()).isLessThan(2);
      assertThatNothingWasWrittenAnew(before);
      hold.release();
      assertThat(first.await()).as(first.said()).isZero();
      assertThatAllIsThereOnce(highland);
    }
  }

  /** A second push would map again. */
  private void makeTheSourceNewer() throws IOException {
    Files.setLastModifiedTime(
        folder.resolve("data/members.csv"), FileTime.from(Instant.now().plusSeconds(60)));
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (Path root : List.of(folder.resolve("out"), folder.resolve(".imisconnect"))) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          String name = folder.relativize(file).toString().replace('\\', '/');
          if (name.startsWith("out/") || name.endsWith("exchange-findings.ndjson")) {
            files.put(name, Files.readAllBytes(file));
          }
        }
      }
    }
    return files;
  }

  /** Findings of the first push may have been added meanwhile. */
  private void assertThatNothingWasWrittenAnew(Map<String, byte[]> before) throws IOException {
    Map<String, byte[]> after = files();
    assertThat(after).hasSizeGreaterThan(8).containsOnlyKeys(before.keySet());
    before.forEach(
        (name, bytes) ->
            assertThat(Arrays.copyOf(after.get(name), bytes.length)).as(name).isEqualTo(bytes));
  }

  private void killStanding(KillPoint point, int time) throws Exception {
    try (PushProcess push = PushProcess.start(folder, point.own + " " + time)) {
      assertThat(push.awaitStanding()).as(push.said()).isTrue();
      push.kill();
    }
  }

  /** What the server holds it goes on with, once it is released: its client is dead. */
  private Held killHeld(Highland highland, HoldPoint point, int time) throws Exception {
    Held held = new Held(time);
    Hold hold = highland.openImis().hold(point, held);
    held.by(hold);
    try (PushProcess push = PushProcess.start(folder, "")) {
      assertThat(hold.awaitHeld(1, PATIENCE)).isTrue();
      push.kill();
    }
    return held;
  }

  private void assertThatAllIsThereOnce(Highland highland) throws IOException {
    Map<String, Map<String, Integer>> counts = highland.openImis().acceptedCounts();
    counts.forEach((type, keys) -> assertThat(keys.values()).as(type).containsOnly(1));
    assertThat(highland.openImis().repeatedCounts()).as("sent though stored").isEmpty();
    assertThat(counts.values().stream().mapToInt(Map::size).sum()).isGreaterThanOrEqualTo(200);
    assertThat(counts.get("Contract")).hasSizeGreaterThanOrEqualTo(40);
    assertThat(highland.mappingProof().closes()).isTrue();
    ExchangeProof proof = highland.exchangeProof();
    assertThat(proof.closes()).as(proof.toString()).isTrue();
    for (ResourceTerms terms : proof.resources()) {
      assertThat(terms.unknown() + terms.waiting() + terms.parked() + terms.unplanned())
          .as(() -> terms + " " + causes(highland))
          .isZero();
    }
    assertThat(sum(proof)).isEqualTo(counts.values().stream().mapToLong(Map::size).sum());
    Cli.Run third = highland.cli().run("push");
    assertThat(third.out()).contains("sent 0");
    assertThat(highland.openImis().acceptedCounts()).isEqualTo(counts);
  }

  /** Why what was not sent was not: the scheme is invented, so its keys may be shown. */
  private String causes(Highland highland) {
    Cli.Run run = highland.cli().run("ledger", "export", "--out", "ledger");
    try (Stream<String> lines = Files.lines(folder.resolve("ledger/entries.csv"))) {
      return lines
          .filter(line -> !line.contains(",ACCEPTED,") && !line.contains(",FOLDED,"))
          .limit(20)
          .collect(Collectors.joining("\n", run.all(), ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sum(ExchangeProof proof) {
    return proof.resources().stream().mapToLong(ResourceTerms::accepted).sum();
  }
}
