package org.imisconnect.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Http.Answer;
import org.imisconnect.receiver.Http.Broken;
import org.imisconnect.receiver.Http.Call;
import org.imisconnect.receiver.Http.NotSent;
import org.imisconnect.receiver.Http.Received;
import org.junit.jupiter.api.Test;

class PoliteHttpTest {
  private static final Call CALL = new Call("GET", URI.create("http://host/x"), Map.of(), null);
  private static final Received OK = new Received(200, Map.of(), "");

  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();
  private final List<Long> sentAt = new ArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final Http inner =
      call -> {
        sentAt.add(Duration.between(start, clock.instant()).toSeconds());
        Answer next = answers.poll();
        return next == null ? OK : next;
      };
  private final PoliteHttp http = new PoliteHttp(inner, 60, clock, clock, new SplittableRandom(7));

  @Test
  void keepsARateWithoutBursts() {
    for (int i = 0; i < 4; i++) {
      http.send(CALL);
    }
    assertThat(sentAt).containsExactly(0L, 1L, 2L, 3L);
    clock.advance(Duration.ofMinutes(5));
    http.send(CALL);
    http.send(CALL);
    assertThat(sentAt).endsWith(303L, 304L);
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    answers.add(new Received(429, Map.of("retry-after", "40"), ""));
    assertThat(http.send(CALL)).isInstanceOf(Received.class);
    http.send(CALL);
    answers.add(new Received(429, Map.of("retry-after", "Tue, 24 Nov 2026 22:01:30 GMT"), ""));
    http.send(CALL);
    http.send(CALL);
    assertThat(sentAt).containsExactly(0L, 40L, 41L, 90L);
  }

  @Test
  void doesNotHoldARequestForLongerThanTwoMinutes() {
    answers.add(new Received(429, Map.of("retry-after", "600"), ""));
    http.send(CALL);
    assertThat(http.send(CALL))
        .isInstanceOfSatisfying(
            NotSent.class, not -> assertThat(not.after()).isEqualTo(Duration.ofSeconds(600)));
    assertThat(sentAt).hasSize(1);
  }

  @Test
  void opensAfterFiveFailuresInARowAndTriesWithOneRequest() {
    for (int i = 0; i < 5; i++) {
      answers.add(i % 2 == 0 ? new Broken("cut off") : new Received(503, Map.of(), ""));
      http.send(CALL);
    }
    assertThat(http.send(CALL)).isInstanceOf(NotSent.class);
    clock.advance(Duration.ofSeconds(61));
    answers.add(new Broken("cut off"));
    assertThat(http.send(CALL)).isInstanceOf(Broken.class);
    assertThat(http.send(CALL)).isInstanceOf(NotSent.class);
    clock.advance(Duration.ofSeconds(121));
    assertThat(http.send(CALL)).isEqualTo(OK);
    assertThat(http.send(CALL)).isEqualTo(OK);
    assertThat(sentAt).hasSize(8);
  }

  @Test
  void waitsLongerEachTimeWhereTheServerDoesNotSayHowLong() {
    for (int i = 0; i < 4; i++) {
      answers.add(new Received(429, Map.of(), ""));
      http.send(CALL);
    }
    http.send(CALL);
    http.send(CALL);
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < sentAt.size(); i++) {
      gaps.add(sentAt.get(i) - sentAt.get(i - 1));
    }
    assertThat(gaps.get(0)).isBetween(2L, 5L);
    assertThat(gaps.get(1)).isBetween(5L, 10L);
    assertThat(gaps.get(2)).isBetween(10L, 20L);
    assertThat(gaps.get(3)).isBetween(20L, 40L);
    assertThat(gaps.get(4)).isEqualTo(1);
  }

  @Test
  void whenTwoComeBackIsLeftToChance() {
    List<Long> waits = new ArrayList<>();
    for (long seed = 0; seed < 20; seed++) {
      TestClock own = new TestClock();
      Instant begun = own.instant();
      List<Answer> script = new ArrayList<>(List.of(new Received(429, Map.of(), "")));
      PoliteHttp one =
          new PoliteHttp(
              call -> script.isEmpty() ? OK : script.remove(0),
              60_000,
              own,
              own,
              new SplittableRandom(seed));
      one.send(CALL);
      one.send(CALL);
      waits.add(Duration.between(begun, own.instant()).toMillis());
    }
    assertThat(waits).allMatch(wait -> wait >= 2_500 && wait <= 5_000);
    assertThat(waits.stream().distinct()).hasSizeGreaterThan(10);
  }

  @Test
  void aServerThatSays500ToEveryRefusalIsNotDown() {
    for (int i = 0; i < 20; i++) {
      answers.add(new Received(500, Map.of(), ""));
      assertThat(http.send(CALL)).isInstanceOf(Received.class);
    }
    assertThat(sentAt).hasSize(20);
  }
}
