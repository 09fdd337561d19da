package org.imisconnect.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.imisconnect.exchange.FakeServer.Fault;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.sqlite.SqliteLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills runs at each point, on a server that lies: in the end each key has one row. */
class CrashTest {
  private static final int SEEDS = 50;

  @TempDir Path folder;

  /** A death: no code of ours may catch it and go on. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @EnumSource(DispatchPoint.class)
  void eachKeyIsStoredOnceWhateverDiesAndWhateverTheServerAnswers(DispatchPoint point) {
    int deaths = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      ExchangeBench bench =
          new ExchangeBench(folder.resolve("seed" + seed), MappedFolder.households(3, 2));
      deaths += runUntilDone(bench, point, seed);
      assertThat(bench.server.rowsPerKey().values())
          .as("rows per key, %s, seed %s", point, seed)
          .hasSize(3 * 2 + 3 + 3 * 2)
          .allMatch(rows -> rows == 1);
      assertThat(bench.states())
          .as("states, %s, seed %s", point, seed)
          .isEqualTo(
              new TreeMap<>(
                  Map.of(
                      "Claim ACCEPTED", 6L,
                      "Contract ACCEPTED", 3L,
                      "Group FOLDED", 3L,
                      "Patient ACCEPTED", 6L)));
      try (SqliteLedger ledger = bench.ledger()) {
        ledger.verifyIntegrity(
            breach -> {
              throw new AssertionError("seed " + bench + ": " + breach);
            });
      }
    }
    assertThat(deaths).as("deaths at %s", point).isGreaterThan(SEEDS);
  }

  @ParameterizedTest
  @EnumSource(DispatchPoint.class)
  void createsThatGoTogetherAreStoredOnceEach(DispatchPoint point) {
    for (int seed = 1; seed <= SEEDS / 5; seed++) {
      ExchangeBench bench =
          new ExchangeBench(folder.resolve("together" + seed), MappedFolder.households(4, 2));
      bench.session.together = 3;
      runUntilDone(bench, point, seed);
      assertThat(bench.server.rowsPerKey().values())
          .as("rows per key, %s, seed %s", point, seed)
          .hasSize(4 * 2 + 4 + 4 * 2)
          .allMatch(rows -> rows == 1);
      assertThat(bench.states()).containsEntry("Claim ACCEPTED", 8L);
    }
  }

  @ParameterizedTest
  @EnumSource(DispatchPoint.class)
  void eachChangeArrivesAndMakesNoSecondRow(DispatchPoint point) {
    for (int seed = 1; seed <= SEEDS / 5; seed++) {
      ExchangeBench bench =
          new ExchangeBench(folder.resolve("change" + seed), MappedFolder.households(2, 2));
      bench.settings = bench.settings.withTrouble(10, 100, 30);
      bench.push();
      for (String key : List.of("H1M1", "H1M2", "H2M1", "H2M2")) {
        bench.source.get("Patient", key).put("name", "Changed");
      }
      runUntilDone(bench, point, seed);
      assertThat(bench.server.rowsPerKey().values())
          .as("rows per key, %s, seed %s", point, seed)
          .hasSize(10)
          .allMatch(rows -> rows == 1);
      assertThat(bench.server.list("Patient"))
          .as("content, %s, seed %s", point, seed)
          .allMatch(row -> row.body().contains("Changed"));
      assertThat(bench.states()).containsEntry("Patient ACCEPTED", 4L);
    }
  }

  @Test
  void anIntentIsOnDiskBeforeItsBytesLeave() {
    ExchangeBench bench = new ExchangeBench(folder, MappedFolder.households(3, 2));
    List<ResourceState> onDisk = new ArrayList<>();
    bench.listener =
        (point, type, id) -> {
          if (point == DispatchPoint.AFTER_INTENT) {
            try (SqliteLedger ledger = bench.ledger()) {
              onDisk.add(ledger.find(id).orElseThrow().state());
            }
          }
        };
    bench.push();
    assertThat(onDisk).hasSize(15).containsOnly(ResourceState.INTENT);
  }

  private static int runUntilDone(ExchangeBench bench, DispatchPoint point, int seed) {
    Random random = new Random(new SplittableRandom(seed).nextLong());
    AtomicInteger untilDeath = new AtomicInteger();
    bench.server.faults = key -> fault(random);
    bench.listener =
        (at, type, id) -> {
          if (at == point && untilDeath.getAndDecrement() == 0) {
            throw new Death();
          }
        };
    int deaths = 0;
    for (int run = 0; run < 30; run++) {
      // Later runs die later, and the last ones not at all, so that each story has an end.
      untilDeath.set(run < 4 ? random.nextInt(3 + run) : Integer.MAX_VALUE);
      bench.server.searchFails = run < 5 && random.nextInt(4) == 0;
      if (run == 5) {
        bench.server.faults = key -> Fault.NONE;
      }
      boolean done = false;
      try {
        PushResult result = bench.push();
        done = result.unknown() + result.waiting() == 0;
      } catch (Death e) {
        deaths++;
      }
      bench.clock.advance(Duration.ofSeconds(random.nextInt(40)));
      if (run > 5 && done) {
        return deaths;
      }
    }
    return deaths;
  }

  private static synchronized Fault fault(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> Fault.FAILS_BEFORE_STORING;
      case 1, 2 -> Fault.FAILS_AFTER_STORING;
      case 3 -> Fault.STORES_LATER;
      case 4 -> Fault.NOT_SENT;
      default -> Fault.NONE;
    };
  }
}
