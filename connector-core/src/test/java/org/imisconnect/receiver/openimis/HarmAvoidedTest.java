package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.ScriptedHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would break a household, lose what clerks recorded, or send something twice. */
class HarmAvoidedTest {
  private static final String HEAD = FakeOpenImis.uuid("91");
  private static final String GROUP = FakeOpenImis.uuid("92");
  private static final String MEMBER = FakeOpenImis.uuid("93");
  private static final String POLICY = FakeOpenImis.uuid("94");
  private static final String OTHER = FakeOpenImis.uuid("96");
  private final FixedClock clock = new FixedClock();
  private final FakeOpenImis server =
      new FakeOpenImis(clock.instant().plusSeconds(9999).getEpochSecond());
  private final CanonicalHousehold house = new CanonicalHousehold();
  private final Map<String, String> remote = new HashMap<>();
  private CanonicalResource head;
  private CanonicalResource member;
  private CanonicalResource contract;
  private ReceiverSession session;

  @BeforeEach
  void household() {
    URI url = URI.create("https://imis.example/api/api_fhir_r4/");
    session = new OpenImisReceiver().open(DemoSettings.of(url, "svc", "pw"), server.http, clock);
    CanonicalResource group = house.group("G", "1001", "1002");
    head = house.head("1001");
    member = house.member("1002");
    contract = house.contract("C", "G", "2026-11-01", "2027-10-31");
    remote.putAll(Map.of(head.id(), HEAD, group.id(), GROUP, member.id(), MEMBER));
  }

  private ResolvedForm form(CanonicalResource resource) {
    Form form = ((Reduced.Send) session.reduce(resource, house).result()).form();
    Map<String, String> known = new HashMap<>(remote);
    known.keySet().retainAll(form.references());
    return new ResolvedForm(form, known);
  }

  private static Http.Received ok(JsonNode body) {
    return new Http.Received(200, Map.of("content-type", "application/json"), body.toString());
  }

  private static void put(JsonNode patient, String name, String reference) {
    ((ArrayNode) patient.path("extension"))
        .addObject()
        .put("url", "x/" + name)
        .putObject("valueReference")
        .put("reference", reference);
  }

  private void release(String oldest) {
    server.onRead("", ScriptedHttp.json(200, "{'Patient':'x','login':'y'}"));
    server.onRead(
        "Patient/00000000-0000-4000-8000-000000000000/",
        ScriptedHttp.refusal(oldest.equals("24.04") ? 404 : 500, "x"));
  }

  private void refusesToChange(String code) {
    assertThat(session.update(form(member), MEMBER, null))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    assertThat(server.writes()).isEmpty();
  }

  @Test
  void whoIsHeadAtTheServerIsNeverReplacedWhateverTheSourceSays() {
    ObjectNode held = FakeOpenImis.stored(form(member).resolvedBody(), MEMBER);
    ((ObjectNode) held.path("extension").path(0)).put("valueBoolean", true);
    server.onRead("Patient/" + MEMBER + "/", ok(held));
    refusesToChange("HEAD_THERE");
  }

  @Test
  void whoIsInAnotherHouseholdAtTheServerIsNotMoved() {
    ObjectNode held = FakeOpenImis.stored(form(member).resolvedBody(), MEMBER);
    ((ArrayNode) held.path("extension")).remove(1);
    put(held, "patient-group-reference", "Group/" + OTHER);
    server.onRead("Patient/" + MEMBER + "/", ok(held));
    refusesToChange("HOUSEHOLD_OTHER");
  }

  @Test
  void whatClerksRecordedBesideUsGoesAlongWithAChange() {
    ObjectNode held = FakeOpenImis.stored(form(member).resolvedBody(), MEMBER);
    held.put("birthDate", "2000-01-01");
    held.putArray("generalPractitioner").addObject().put("reference", "Organization/hf");
    JsonNode relation = held.remove("contact");
    List<String> beside =
        List.of(
            "patient-card-issued",
            "patient-education-level",
            "patient-profession",
            "patient-identification");
    for (String name : beside) {
      ((ArrayNode) held.path("extension"))
          .addObject()
          .put("url", "x/" + name)
          .put("valueString", name);
    }
    server.onRead("Patient/" + MEMBER + "/", ok(held));
    JsonNode[] sent = new JsonNode[1];
    server.onWrite(
        "Patient",
        body -> {
          sent[0] = body;
          server.onRead("Patient/" + MEMBER + "/", ok(FakeOpenImis.stored(body, MEMBER)));
          return ok(FakeOpenImis.stored(body, MEMBER));
        });
    assertThat(session.update(form(member), MEMBER, null)).isInstanceOf(Outcome.Accepted.class);
    for (String name : beside) {
      assertThat(Fhir.extension(sent[0], name).path("valueString").asText()).isEqualTo(name);
    }
    assertThat(sent[0].path("generalPractitioner")).hasSize(1);
    assertThat(sent[0].path("contact"))
        .describedAs("what the source says replaces")
        .hasSameSizeAs(relation);
    assertThat(sent[0].path("birthDate").asText()).isEqualTo("2012-11-05");
  }

  @Test
  void aRelationThatTheSourceDoesNotSayStaysAsClerksRecordedIt() {
    Form known = form(member).form();
    ObjectNode body = known.body().deepCopy();
    body.remove("contact");
    Form silent =
        new Form(
            known.type(),
            known.id(),
            known.key(),
            body,
            known.parents(),
            known.references(),
            known.lane(),
            known.laneOrder(),
            null,
            known.hints());
    Map<String, String> ids = new HashMap<>(remote);
    ids.keySet().retainAll(known.references());
    server.onRead(
        "Patient/" + MEMBER + "/", ok(FakeOpenImis.stored(form(member).resolvedBody(), MEMBER)));
    JsonNode[] sent = new JsonNode[1];
    server.onWrite(
        "Patient",
        put -> {
          sent[0] = put;
          server.onRead("Patient/" + MEMBER + "/", ok(FakeOpenImis.stored(put, MEMBER)));
          return ok(FakeOpenImis.stored(put, MEMBER));
        });
    assertThat(session.update(new ResolvedForm(silent, ids), MEMBER, null))
        .isInstanceOf(Outcome.Accepted.class);
    assertThat(sent[0].path("contact")).isEqualTo(known.body().path("contact"));
  }

  @Test
  void ofTheTwoRowsOfAHeadTheOneWithTheHouseholdIsTaken() {
    release("24.04");
    JsonNode body = form(head).resolvedBody();
    ObjectNode with = FakeOpenImis.stored(body, HEAD);
    put(with, "patient-group-reference", "Group/" + GROUP);
    server.put("Patient", with.toString());
    server.put("Patient", FakeOpenImis.stored(body, OTHER).toString());
    Search.Complete found = (Search.Complete) session.find(form(head), clock.instant());
    assertThat(found.matches()).extracting(Search.Match::remoteId).containsExactly(HEAD, OTHER);
    assertThat(found.matches().get(0).folded()).containsValue(GROUP);
    assertThat(found.matches())
        .extracting(Search.Match::differences)
        .allMatch(d -> !d.contains("Patient.extension.patient-group-reference"));
    assertThat(session.capabilities().findRule("Patient").orElseThrow().copies()).isEqualTo(2);
  }

  @Test
  void aClaimOfTheOtherTwinIsAClaimOfTheSamePerson() {
    release("24.04");
    String stored =
        ("{'patient':{'reference':'Patient/%s'},'identifier':[{'type':{'coding':[{'code':'UUID'}]},"
                + "'value':'%s'},{'type':{'coding':[{'code':'Code'}]},'value':'CL1'}]}")
            .replace('\'', '"');
    String claim = FakeOpenImis.uuid("95");
    server.onRead("ClaimResponse/" + claim + "/", json(stored.formatted(OTHER, claim)));
    ResolvedForm form = form(house.claim("CL1", "1001", "2026-11-20"));
    server.onRead("ClaimResponse/CL1/", json(stored.formatted("1001", claim)));
    assertThat(((Search.Complete) session.find(form, null)).matches().get(0).differences())
        .doesNotContain("Claim.patient");
    server.onRead("ClaimResponse/CL1/", json(stored.formatted("9999", claim)));
    assertThat(((Search.Complete) session.find(form, null)).matches().get(0).differences())
        .contains("Claim.patient");
  }

  private static Http.Received json(String body) {
    return new Http.Received(200, Map.of("content-type", "application/json"), body);
  }

  private void coverage(String uuid, String product) {
    server.put(
        "Coverage",
        "{'identifier':[{'type':{'coding':[{'code':'UUID'}]},'value':'"
            + uuid
            + "'}],'beneficiary':{'reference':'Patient/1001'},"
            + "'period':{'start':'2026-11-01','end':'2027-10-31'},'class':[{'value':'"
            + product
            + "'}]}");
  }

  @Test
  void aPolicyOfAnotherProductBesideOursIsNoDouble() {
    coverage(OTHER, "OTHER");
    coverage(POLICY, "bcul0001");
    server.onRead("Contract/" + POLICY + "/", ok(form(contract).resolvedBody()));
    Search.Complete found = (Search.Complete) session.find(form(contract), clock.instant());
    assertThat(found.matches())
        .singleElement()
        .matches(match -> match.remoteId().equals(POLICY) && match.same());
  }

  @Test
  void aReadThatFailedSaysNothingAboutTheContent() {
    coverage(POLICY, "BCUL0001");
    server.onRead("Contract/" + POLICY + "/", new Http.Broken("the connection broke"));
    assertThat(session.find(form(contract), clock.instant())).isInstanceOf(Search.Incomplete.class);
    assertThat(session.find(form(contract), null)).isInstanceOf(Search.Incomplete.class);
    server.onRead("Contract/" + POLICY + "/", ScriptedHttp.refusal(500, "two payments"));
    assertThat(((Search.Complete) session.find(form(contract), clock.instant())).matches())
        .singleElement()
        .matches(Search.Match::same);
  }

  @Test
  void aContractThatCoversOthersThanNamedIsLookedUpAndNotBelieved() {
    server.onWrite("Contract", body -> FakeOpenImis.created(stored(body, true)));
    assertThat(session.create(form(contract))).isInstanceOf(Outcome.Accepted.class);
    server.onWrite("Contract", body -> FakeOpenImis.created(stored(body, false)));
    assertThat(session.create(form(contract))).isInstanceOf(Outcome.Unknown.class);
  }

  private static JsonNode stored(JsonNode sent, boolean everybody) {
    ObjectNode stored = FakeOpenImis.stored(sent, POLICY);
    ObjectNode asset = (ObjectNode) stored.path("term").path(0).path("asset").path(0);
    ((ObjectNode) asset.path("valuedItem").path(0).path("entityReference"))
        .put("display", "BCUL0001");
    if (!everybody) {
      ((ArrayNode) asset.path("typeReference")).remove(1);
    }
    return stored;
  }

  /** A list of one bad row: 500 in every size of page. */
  private void spoil(String type, boolean recent) {
    Http.Received bad = ScriptedHttp.refusal(500, "malformed entry");
    server.onList(type, since -> since.startsWith("19") || recent ? bad : null);
  }

  @Test
  void aRowThatSpoilsTheListSinceBeforeTheRequestLeftDoesNotHideTheAnswer() {
    clock.forward(Duration.ofDays(2));
    spoil("Coverage", false);
    assertThat(session.find(form(contract), clock.instant()))
        .isEqualTo(new Search.Complete(List.of()));
  }

  @Test
  void aRowThatWasSeenToSpoilTheListBeforeTheRequestLeftIsNotWhatItMade() {
    spoil("Coverage", true);
    session.find(form(contract), clock.instant());
    clock.forward(Duration.ofMinutes(1));
    assertThat(session.find(form(contract), clock.instant()))
        .isEqualTo(new Search.Complete(List.of()));
  }

  private long scans(String type) {
    return server.http.paths().stream()
        .filter(path -> path.startsWith("GET " + type + "/?_lastUpdated"))
        .count();
  }

  @Test
  void severalDoubtsOfATypeAreAnsweredByOneReadingThatTheNextWriteEnds() {
    release("24.04");
    List<ResolvedForm> doubts =
        List.of(
            form(head),
            form(member),
            form(contract),
            form(house.contract("C3", "G", "2026-01-01", "2026-10-31")));
    server.put("Patient", FakeOpenImis.stored(form(member).resolvedBody(), MEMBER).toString());
    coverage(POLICY, "BCUL0001");
    server.onRead("Contract/" + POLICY + "/", ok(form(contract).resolvedBody()));
    List<Integer> apart = doubts.stream().map(this::found).toList();
    assertThat(scans("Patient")).isEqualTo(2);
    assertThat(scans("Coverage")).isEqualTo(2);
    session.lookTogether(doubts);
    assertThat(doubts.stream().map(this::found).toList()).isEqualTo(apart);
    assertThat(scans("Patient")).isEqualTo(3);
    assertThat(scans("Coverage")).isEqualTo(3);
    server.onWrite("Patient", body -> ScriptedHttp.refusal(500, "something new"));
    session.create(form(head));
    found(form(head));
    assertThat(scans("Patient")).isEqualTo(4);
  }

  private int found(ResolvedForm form) {
    return ((Search.Complete) session.find(form, clock.instant())).matches().size();
  }

  @Test
  void aHeadThatIsThereWithoutAnyHouseholdIsNotWhatWasSent() {
    release("24.04");
    server.put("Patient", FakeOpenImis.stored(form(head).resolvedBody(), HEAD).toString());
    Search.Complete found = (Search.Complete) session.find(form(head), clock.instant());
    assertThat(found.matches().get(0).differences())
        .contains("Patient.extension.patient-group-reference");
  }

  @Test
  void ofTheTwoRowsOfAMemberTheLaterIsTakenAsTheAnswerDoes() {
    release("24.04");
    JsonNode body = form(member).resolvedBody();
    server.put("Patient", FakeOpenImis.stored(body, OTHER).toString());
    server.put("Patient", FakeOpenImis.stored(body, MEMBER).toString());
    Search.Complete found = (Search.Complete) session.find(form(member), clock.instant());
    assertThat(found.matches()).extracting(Search.Match::remoteId).containsExactly(MEMBER, OTHER);
  }

  @Test
  void aRowThatSpoilsTheListSinceThenMayBeOursAndProvesNothing() {
    spoil("Coverage", true);
    assertThat(session.find(form(contract), clock.instant()))
        .isInstanceOfSatisfying(
            Search.Incomplete.class, no -> assertThat(no.why()).contains("row 1 of the list"));
    assertThat(session.find(form(contract), null)).isInstanceOf(Search.Incomplete.class);
  }
}
