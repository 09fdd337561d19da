package org.imisconnect.receiver.openimis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imisconnect.exchange.http.HttpChannel;
import org.imisconnect.exchange.http.HttpSettings;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.junit.jupiter.api.Test;

/** A real list with a real bad row: the demonstration data have a claim without cover. */
class RealListTest {
  private static final String URL = System.getProperty("openimis.url", "");

  @Test
  void theBadRowOfTheDemonstrationDataIsFoundAndTheRestIsRead() {
    assumeTrue(!URL.isEmpty(), "skipped: no real openIMIS given by -Dopenimis.url");
    URI base = URI.create(URL);
    Clock clock = Clock.systemUTC();
    try (HttpChannel channel = HttpChannel.open(HttpSettings.builder(base).build(), clock)) {
      Account account = new Account("connector", new Secret("Openimis-1"), List.of());
      OpenImisClient client =
          new OpenImisClient(base, new LoginSession(base, account, channel, clock), channel);
      ListReader lists = new ListReader(client, clock);
      Set<String> claims = new HashSet<>();
      ListReader.Result bad =
          lists.read(ApiPath.of("Claim"), row -> claims.add(Fhir.uuid(row).orElseThrow()));
      Set<String> responses = new HashSet<>();
      ListReader.Result all =
          lists.read(ApiPath.of("ClaimResponse"), r -> responses.add(Fhir.uuid(r).orElseThrow()));
      assertThat(all.complete()).isTrue();
      assertThat(bad.bad()).containsExactly(7L);
      assertThat(claims).hasSize(responses.size() - 1).isSubsetOf(responses);
      Set<String> people = new HashSet<>();
      ListReader.Result small =
          new ListReader(client, clock, 4)
              .read(ApiPath.of("Patient"), row -> people.add(Fhir.uuid(row).orElseThrow()));
      System.out.println(people.size() + " people in pages of four: " + small.why());
      assertThat(small.complete()).isTrue();
    }
  }
}
