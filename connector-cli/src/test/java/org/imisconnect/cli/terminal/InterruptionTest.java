package org.imisconnect.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterruptionTest {
  private static final Instant NOW = Instant.parse("2026-11-24T21:00:00Z");

  @Test
  void aClockThatStandsStillIsNotWaitedForForEver() throws InterruptedException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    new Interruption().pause(clock).until(NOW.plusMillis(20));
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  @Test
  void aClockThatRunsShowsTheInstantAfterwards() throws InterruptedException {
    Clock clock = Clock.systemUTC();
    Instant until = clock.instant().plusMillis(20);
    new Interruption().pause(clock).until(until);
    assertThat(clock.instant()).isAfterOrEqualTo(until);
  }

  @Test
  void whoeverAsksToStopWaitsNoLonger() {
    Interruption interruption = new Interruption();
    interruption.ask();
    assertThatThrownBy(
            () ->
                interruption
                    .pause(Clock.systemUTC())
                    .until(Clock.systemUTC().instant().plus(Duration.ofDays(1))))
        .isInstanceOf(InterruptedException.class);
  }
}
