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
  private final PoliteHttp http = new PoliteHttp(inner, 60, clock, clock);

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
    clock.advance(Duration.ofSeconds(61));
    assertThat(http.send(CALL)).isEqualTo(OK);
    assertThat(http.send(CALL)).isEqualTo(OK);
    assertThat(sentAt).hasSize(8);
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
