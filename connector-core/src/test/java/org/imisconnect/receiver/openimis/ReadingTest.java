package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.Probe;
import org.imisconnect.receiver.Probe.Health;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ReceiverSession.OpenClaim;
import org.imisconnect.receiver.ReferenceEntry;
import org.imisconnect.receiver.Stored;
import org.imisconnect.receiver.openimis.protocol.ScriptedHttp;
import org.imisconnect.receiver.openimis.reference.CrosswalkDraft;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final String POLICY = FakeOpenImis.uuid("94");
  private static final String CLAIM = FakeOpenImis.uuid("95");
  private final FixedClock clock = new FixedClock();
  private final FakeOpenImis server =
      new FakeOpenImis(clock.instant().plusSeconds(9999).getEpochSecond());

  private ReceiverSession session() {
    URI url = URI.create("https://imis.example/api/api_fhir_r4/");
    return new OpenImisReceiver().open(DemoSettings.of(url, "svc", "pw"), server.http, clock);
  }

  private static String identifiers(String uuid, String code) {
    return "'identifier':[{'type':{'coding':[{'code':'UUID'}]},'value':'"
        + uuid
        + "'},{'type':{'coding':[{'code':'Code'}]},'value':'"
        + code
        + "'}]";
  }

  @Test
  void policiesAreListedWithTheKeysOfTheirFormsAndTheirMoney() {
    server.put(
        "Coverage",
        "{"
            + identifiers(POLICY, "80")
            + ",'beneficiary':{'reference':'Patient/10/01'},'period':{'start':'2026-11-01','end':'2027-10-31'},'class':[{'value':'BCUL0001'}]}");
    server.put(
        "Contract",
        "{"
            + identifiers(POLICY, "80")
            + ",'term':[{'asset':[{'valuedItem':[{'net':{'value':10000.0}}]}]}]}");
    List<Stored> stored = new ArrayList<>();
    assertThat(session().list("Contract", stored::add)).isEqualTo(new Listing.Complete(1));
    assertThat(stored.get(0).key()).containsExactly("10/01", "BCUL0001", "2026-11-01");
    assertThat(stored.get(0).amount().value()).isEqualByComparingTo("10000");
    assertThat(stored.get(0).remoteId()).isEqualTo(POLICY);
  }

  @Test
  void policiesWhoseMoneyCannotBeReadAreListedButNotAsComplete() {
    server.put(
        "Coverage",
        "{" + identifiers(POLICY, "80") + ",'beneficiary':{'reference':'Patient/1001'}}");
    for (int size = 512; size >= 1; size /= 2) {
      String page = "Contract/?_count=" + size + "&page-offset=1";
      server.onRead(page, ScriptedHttp.refusal(500, "malformed entry"));
      server.onRead(
          "Contract/?_count=" + size + "&page-offset=2",
          ScriptedHttp.refusal(404, "Invalid page."));
    }
    server.onRead("Contract/", ScriptedHttp.refusal(500, "malformed entry"));
    List<Stored> stored = new ArrayList<>();
    assertThat(session().list("Contract", stored::add)).isInstanceOf(Listing.Incomplete.class);
    assertThat(stored).hasSize(1);
  }

  @Test
  void anAnswerThatTheServerCannotWriteLeavesTheListingIncomplete() {
    server.onRead(
        "ClaimResponse/" + CLAIM + "/",
        new Http.Received(500, Map.of("content-type", "text/html"), "<h1>Server Error</h1>"));
    List<Answer> answers = new ArrayList<>();
    Listing listing = session().answers(List.of(new OpenClaim("CL1", CLAIM)), null, answers::add);
    assertThat(listing).isInstanceOf(Listing.Incomplete.class);
    assertThat(answers).isEmpty();
  }

  @Test
  void openClaimsAndNewOnesAreGivenOnce() {
    String response =
        "{" + identifiers(CLAIM, "CL1") + ",'total':[{'category':{'coding':[{'code':'4'}]}}]}";
    server.onRead("ClaimResponse/" + CLAIM + "/", ScriptedHttp.json(200, response));
    server.put("ClaimResponse", response);
    List<Answer> answers = new ArrayList<>();
    Listing listing =
        session().answers(List.of(new OpenClaim("CL1", CLAIM)), clock.instant(), answers::add);
    assertThat(listing).isEqualTo(new Listing.Complete(1));
    assertThat(answers).hasSize(1);
  }

  @Test
  void onlyVillagesAreTargetsOfLocationsAndAreNamedByTheirWay() {
    List<ReferenceEntry> entries = new ArrayList<>();
    session().reference(CrosswalkKind.LOCATION, entries::add);
    assertThat(entries).extracting(ReferenceEntry::code).containsExactly("R1D1M1V1");
    assertThat(entries.get(0).name()).isEqualTo("Village, Ward, District, Region");
  }

  @Test
  void referenceDataIsReadOnceUntilItIsOld() {
    ReceiverSession session = session();
    session.reference(CrosswalkKind.PRODUCT, entry -> {});
    int requests = server.http.calls().size();
    session.reference(CrosswalkKind.PRODUCT, entry -> {});
    assertThat(server.http.calls()).hasSize(requests);
    clock.forward(java.time.Duration.ofHours(13));
    session.reference(CrosswalkKind.PRODUCT, entry -> {});
    assertThat(server.http.calls().size()).isGreaterThan(requests);
  }

  @Test
  void aDraftProposesEqualCodesFirstAndThenSimilarNames() {
    List<ReferenceEntry> entries =
        List.of(
            new ReferenceEntry(CrosswalkKind.FACILITY, "VIHOS001", "u1", "Viru Hospital", ""),
            new ReferenceEntry(CrosswalkKind.FACILITY, "HF-7", "u2", "Other", ""),
            new ReferenceEntry(CrosswalkKind.FACILITY, "X1", "u3", "Far Dispensary", ""));
    List<CrosswalkDraft.Proposal> proposals =
        CrosswalkDraft.propose("hf7", "Viru District Hospital", entries);
    assertThat(proposals)
        .extracting(CrosswalkDraft.Proposal::target)
        .containsExactly("HF-7", "VIHOS001");
    assertThat(CrosswalkDraft.propose("zz", "", entries)).isEmpty();
  }

  @Test
  void theDoctorSaysWhatIsWellAndWhatIsNot() {
    server.onRead("Claim/", ScriptedHttp.json(200, "{}"));
    List<Probe> probes = session().probes();
    assertThat(probes)
        .filteredOn(probe -> probe.name().equals("facilities"))
        .singleElement()
        .matches(probe -> probe.words().equals("1 facilities"));
    assertThat(probes).noneMatch(probe -> probe.health() == Health.ILL);
    assertThat(server.writes()).isEmpty();
  }
}
