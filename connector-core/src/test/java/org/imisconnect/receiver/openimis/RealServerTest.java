package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.exchange.http.HttpChannel;
import org.imisconnect.exchange.http.HttpSettings;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.Probe;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.ReferenceEntry;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;
import org.imisconnect.receiver.Stored;
import org.junit.jupiter.api.Test;

/**
 * One household, its contract and a claim against a real openIMIS with its demonstration data. Runs
 * where {@code -Dopenimis.url=…} names one; writes into it.
 */
class RealServerTest {
  private static final String URL = System.getProperty("openimis.url", "");
  private final Clock clock = Clock.systemUTC();
  private final Map<String, String> remote = new HashMap<>();

  @Test
  void aHouseholdItsContractAndAClaimArriveAndAreFoundAgain() {
    assumeTrue(!URL.isEmpty(), "skipped: no real openIMIS given by -Dopenimis.url");
    URI url = URI.create(URL);
    HttpChannel channel = HttpChannel.open(HttpSettings.builder(url).build(), clock);
    ReceiverSession session =
        new OpenImisReceiver()
            .open(DemoSettings.of(url, "connector", "Openimis-1"), channel, clock);
    System.out.println(session.capabilities());
    String mark = Long.toString(clock.millis() % 1_000_000);
    String today = LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString();
    CanonicalHousehold house = new CanonicalHousehold();
    CanonicalResource group = house.group("G", "8" + mark, "9" + mark);
    CanonicalResource head = house.head("8" + mark);
    CanonicalResource member = house.member("9" + mark);
    CanonicalResource contract =
        house.add(
            "Contract", "C", withPremium(house.contract("X", "G", today, "2030-12-31"), mark));
    CanonicalResource claim = house.claim("CL" + mark, "9" + mark, today);

    assertThat(session.reduce(group, house).result()).isEqualTo(new Reduced.Folded(head.id()));
    accepted(session, head, house);
    assertThat(remote).containsKey(group.id());
    accepted(session, member, house);
    accepted(session, contract, house);
    Outcome.Accepted claimed = accepted(session, claim, house);
    System.out.println("claim decided " + claimed.answer());

    for (CanonicalResource again : List.of(head, member, contract, claim)) {
      ResolvedForm form = form(session, again, house);
      assertThat(session.create(form)).isInstanceOf(Outcome.Unknown.class);
      Search found = session.find(form, clock.instant());
      assertThat(found).isInstanceOf(Search.Complete.class);
      List<Search.Match> matches = ((Search.Complete) found).matches();
      int rows = session.capabilities().findRule(again.type()).orElseThrow().copies();
      assertThat(matches).hasSize(rows).allMatch(Search.Match::same);
      assertThat(matches).extracting(Search.Match::remoteId).contains(remote.get(again.id()));
    }

    CanonicalHousehold other = new CanonicalHousehold();
    other.group("G", "7" + mark);
    other.head("7" + mark);
    other.contract("C", "G", today, "2030-12-31");
    other.claim("X" + mark, "7" + mark, today);
    for (String type : List.of("Patient", "Contract", "Claim")) {
      String key = type.equals("Patient") ? "7" + mark : type.equals("Claim") ? "X" + mark : "C";
      ResolvedForm absent = form(session, other.get(type, key), other);
      assertThat(session.find(absent, clock.instant())).isEqualTo(new Search.Complete(List.of()));
    }

    CanonicalHousehold changed = new CanonicalHousehold();
    changed.group("G", "8" + mark, "9" + mark);
    changed.head("8" + mark);
    CanonicalResource renamed =
        changed.add(
            "Patient",
            "9" + mark,
            CanonicalHousehold.person("9" + mark, "Leonard", "2012-11-05", "male"));
    ResolvedForm update = form(session, renamed, changed);
    if (session.changeRefused(update.form()).isEmpty()) {
      assertThat(session.update(update, remote.get(member.id()), null))
          .isInstanceOf(Outcome.Accepted.class);
    }
    assertThat(session.changeRefused(form(session, head, house).form())).isPresent();

    List<Answer> answers = new ArrayList<>();
    Listing read =
        session.answers(
            List.of(new ReceiverSession.OpenClaim("CL" + mark, remote.get(claim.id()))),
            clock.instant().minusSeconds(60),
            answers::add);
    assertThat(read).isInstanceOf(Listing.Complete.class);
    assertThat(answers).anyMatch(answer -> answer.claimCode().equals("CL" + mark));

    for (String type : List.of("Patient", "Contract", "Claim")) {
      List<Stored> stored = new ArrayList<>();
      assertThat(session.list(type, stored::add)).isInstanceOf(Listing.Complete.class);
      System.out.println(type + " held " + stored.size());
      assertThat(stored).extracting(Stored::remoteId).containsAnyElementsOf(remote.values());
    }
    for (CrosswalkKind kind : CrosswalkKind.values()) {
      List<ReferenceEntry> entries = new ArrayList<>();
      System.out.println(
          kind
              + " "
              + session.reference(kind, entries::add)
              + " "
              + (entries.isEmpty() ? "" : entries.get(0)));
      assertThat(entries).isNotEmpty();
    }
    List<Probe> probes = session.probes();
    probes.forEach(System.out::println);
    assertThat(probes).noneMatch(probe -> probe.health() == Probe.Health.ILL);
    System.out.println(channel.requests() + " requests");
    channel.close();
  }

  private static String withPremium(CanonicalResource contract, String receipt) {
    String premium =
        "'asset':[{'extension':[{'url':'x/contract-premium','extension':[{'url':'amount',"
            + "'valueMoney':{'value':10000}},{'url':'receipt','valueString':'"
            + receipt
            + "'},{'url':'date',"
            + "'valueDate':'2026-11-01'},{'url':'type','valueCoding':{'code':'cash'}}]}],";
    return contract.body().toString().replace('"', '\'').replace("'asset':[{", premium);
  }

  private Outcome.Accepted accepted(
      ReceiverSession session, CanonicalResource resource, CanonicalHousehold house) {
    Outcome outcome = session.create(form(session, resource, house));
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    Outcome.Accepted accepted = (Outcome.Accepted) outcome;
    remote.put(resource.id(), accepted.remoteId());
    remote.putAll(accepted.folded());
    return accepted;
  }

  private ResolvedForm form(
      ReceiverSession session, CanonicalResource resource, CanonicalHousehold house) {
    Reduced reduced = session.reduce(resource, house).result();
    assertThat(reduced).isInstanceOf(Reduced.Send.class);
    Form form = ((Reduced.Send) reduced).form();
    Map<String, String> known = new HashMap<>(remote);
    known.keySet().retainAll(form.references());
    return new ResolvedForm(form, known);
  }
}
