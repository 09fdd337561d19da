package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.imisconnect.reconcile.ExchangeProof;
import org.imisconnect.reconcile.MappingProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clean scheme goes to the stand-in for openIMIS, and its answers come home. */
class EndToEndTest {
  private static final Instant BEGIN = Instant.parse("2026-11-24T09:00:00Z");
  private static final int CLAIMS = 300;
  @TempDir Path folder;

  @Test
  void aCleanSchemeIsTakenAndTheProofCloses() throws IOException {
    try (Highland highland = Highland.create(folder, startingAt(BEGIN), 300, CLAIMS, 1)) {
      Cli.Run push = highland.cli().run("push");
      assertThat(push.code()).as(push.all()).isZero();
      Cli.Run pull = highland.cli().run("pull");
      assertThat(pull.code()).as(pull.all()).isZero();
      MappingProof mapping = highland.mappingProof();
      assertThat(mapping.closes()).as(mapping.breaks().toString()).isTrue();
      ExchangeProof exchange = highland.exchangeProof();
      assertThat(exchange.closes()).as(exchange.toString()).isTrue();
      List<String> claims = Files.readAllLines(folder.resolve("answers/claims.csv"));
      long accepted =
          claims.stream()
              .filter(line -> line.matches("CL\\d+,accepted,(accepted|partly),.*"))
              .count();
      assertThat(accepted).isGreaterThanOrEqualTo(CLAIMS * 80 / 100);
    }
  }

  /** It goes on from there, as a push waits for its turn. */
  private static Clock startingAt(Instant begin) {
    Clock clock = Clock.systemUTC();
    return Clock.offset(clock, Duration.between(clock.instant(), begin));
  }
}
