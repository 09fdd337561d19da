package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Answer;
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

class WriteAndFindTest {
  private static final String HEAD = FakeOpenImis.uuid("ad");
  private static final String GROUP = FakeOpenImis.uuid("be");
  private static final String MEMBER = FakeOpenImis.uuid("93");
  private static final String POLICY = FakeOpenImis.uuid("94");
  private final FixedClock clock = new FixedClock();
  private final FakeOpenImis server =
      new FakeOpenImis(clock.instant().plusSeconds(9999).getEpochSecond());
  private final CanonicalHousehold house = new CanonicalHousehold();
  private final Map<String, String> remote = new HashMap<>();
  private ReceiverSession session;
  private CanonicalResource group;
  private CanonicalResource head;
  private CanonicalResource member;
  private CanonicalResource contract;
  private CanonicalResource claim;

  @BeforeEach
  void household() {
    URI url = URI.create("https://imis.example/api/api_fhir_r4/");
    session = new OpenImisReceiver().open(DemoSettings.of(url, "svc", "pw"), server.http, clock);
    group = house.group("G", "1001", "1002");
    head = house.head("1001");
    member = house.member("1002");
    contract = house.contract("C", "G", "2026-11-01", "2027-10-31");
    claim = house.claim("CL1", "1002", "2026-11-20");
    remote.putAll(
        Map.of(head.id(), HEAD, group.id(), GROUP, member.id(), MEMBER, contract.id(), POLICY));
  }

  private ResolvedForm form(CanonicalResource resource) {
    Form form = ((Reduced.Send) session.reduce(resource, house).result()).form();
    Map<String, String> known = new HashMap<>(remote);
    known.keySet().retainAll(form.references());
    return new ResolvedForm(form, known);
  }

  private static ObjectNode inGroup(ObjectNode patient) {
    ((ArrayNode) patient.path("extension"))
        .addObject()
        .put("url", "x/patient-group-reference")
        .putObject("valueReference")
        .put("reference", "Group/" + GROUP.toUpperCase(java.util.Locale.ROOT));
    return patient;
  }

  @Test
  void aHeadComesBackWithItsHousehold() {
    JsonNode[] sent = new JsonNode[1];
    server.onWrite(
        "Patient",
        body -> {
          sent[0] = body;
          return FakeOpenImis.created(
              inGroup(FakeOpenImis.stored(body, HEAD.toUpperCase(java.util.Locale.ROOT))));
        });
    Outcome outcome = session.create(form(head));
    assertThat(outcome)
        .isEqualTo(new Outcome.Accepted(HEAD, List.of(), Map.of(group.id(), GROUP), null));
    JsonNode address = sent[0].path("address").path(0);
    assertThat(address.path("city").asText()).isEqualTo("Village");
    assertThat(address.path("district").asText()).isEqualTo("District");
    assertThat(address.path("state").asText()).isEqualTo("Region");
    assertThat(address.path("extension")).hasSize(2);
    assertThat(Fhir.extension(address, "address-municipality").path("valueString").asText())
        .isEqualTo("Ward");
    assertThat(sent[0].toString()).doesNotContain("@");
  }

  @Test
  void aHeadWhoseAnswerNamesNoHouseholdIsUnknown() {
    server.onWrite("Patient", body -> FakeOpenImis.created(FakeOpenImis.stored(body, HEAD)));
    assertThat(session.create(form(head))).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void anAnswerOfAnotherKeyIsUnknown() {
    server.onWrite(
        "Patient",
        body -> {
          ObjectNode other = FakeOpenImis.stored(body, HEAD);
          ((ObjectNode) other.path("identifier").path(0)).put("value", "other");
          return FakeOpenImis.created(other);
        });
    assertThat(session.create(form(member))).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void everyKindOfFailureIsJudgedByWhatItProves() {
    judged(new Http.NotSent("refused", null), Outcome.NotSent.class);
    judged(new Http.Broken("the connection broke"), Outcome.Unknown.class);
    judged(
        ScriptedHttp.refusal(500, "Exists patient with following chfid `1`"),
        Outcome.Unknown.class);
    judged(ScriptedHttp.refusal(500, "[`invalid_insuree_number`]"), Outcome.Refused.class);
    judged(ScriptedHttp.refusal(500, "N is missing"), Outcome.Unknown.class);
    judged(ScriptedHttp.json(502, ""), Outcome.Unknown.class);
    judged(ScriptedHttp.json(201, "no json"), Outcome.Unknown.class);
    Http.Received busy =
        new Http.Received(429, Map.of("retry-after", "7", "content-type", "application/json"), "");
    server.onWrite("Patient", body -> busy);
    assertThat(session.create(form(member)))
        .isInstanceOfSatisfying(
            Outcome.NotSent.class,
            none -> assertThat(none.after()).isEqualTo(Duration.ofSeconds(7)));
  }

  private void judged(Http.Answer answer, Class<? extends Outcome> outcome) {
    int before = server.writes().size();
    server.onWrite("Patient", body -> answer);
    assertThat(session.create(form(member))).isInstanceOf(outcome);
    assertThat(server.writes()).hasSize(before + 1);
  }

  @Test
  void aClaimIsDecidedByItsAnswer() {
    server.onWrite("Claim", body -> FakeOpenImis.created(response("CL1", "4", 420)));
    assertThat(session.create(form(claim)))
        .isInstanceOfSatisfying(
            Outcome.Accepted.class,
            accepted -> {
              assertThat(accepted.remoteId()).isEqualTo(FakeOpenImis.uuid("95"));
              assertThat(accepted.answer().decision()).isEqualTo(Answer.Decision.ACCEPTED);
            });
    server.onWrite("Claim", body -> FakeOpenImis.created(response("OTHER", "4", 420)));
    assertThat(session.create(form(claim))).isInstanceOf(Outcome.Unknown.class);
  }

  private static JsonNode response(String code, String stage, int total) {
    String adjudication =
        "'adjudication':[{'category':{'coding':[{'code':'2'}]},'amount':{'value':%s},'value':%s}]";
    String json =
        ("{'patient':{'reference':'Patient/"
                + MEMBER
                + "'},'identifier':[{'type':{'coding':[{'code':'UUID'}]},'value':'"
                + FakeOpenImis.uuid("95")
                + "'},{'type':{'coding':[{'code':'Code'}]},'value':'"
                + code
                + "'}],'total':[{'category':{'coding':[{'code':'"
                + stage
                + "'}]}}],'item':[{'extension':[{'url':'x/claim-item-reference','valueReference':{'reference':'Medication/m','display':'0001'}}],"
                + adjudication.formatted("10.0", "2.0")
                + "},{'extension':[{'url':'x/claim-item-reference','valueReference':{'reference':'ActivityDefinition/a','display':'A1'}}],"
                + adjudication.formatted(total - 20, "1.0")
                + "}]}")
            .replace('\'', '"');
    return org.imisconnect.receiver.openimis.protocol.Json.parse(json).orElseThrow();
  }

  private static Http.Received ok(JsonNode body) {
    return new Http.Received(200, Map.of("content-type", "application/json"), body.toString());
  }

  @Test
  void aClaimIsFoundByItsCodeAndComparedWithWhatWasSent() {
    JsonNode stored = response("CL1", "4", 420);
    server.onRead("ClaimResponse/CL1/", ok(stored));
    server.onRead("ClaimResponse/" + FakeOpenImis.uuid("95") + "/", ok(stored));
    Search.Complete same = (Search.Complete) session.find(form(claim), clock.instant());
    assertThat(same.matches()).singleElement().matches(Search.Match::same);
    server.onRead("ClaimResponse/" + FakeOpenImis.uuid("95") + "/", ok(response("CL1", "4", 9420)));
    Search.Complete other = (Search.Complete) session.find(form(claim), clock.instant());
    assertThat(other.matches().get(0).differences()).containsExactly("Claim.total");
  }

  @Test
  void aClaimWithFeedbackIsFoundByItsPersonsClaims() {
    server.onRead(
        "ClaimResponse/CL1/",
        ScriptedHttp.refusal(500, "`Feedback` object has no attribute `code`"));
    server.onRead(
        "Claim/?patient=" + MEMBER,
        ScriptedHttp.json(
            200,
            "{'resourceType':'Bundle','entry':[{'resource':{'identifier':[{'type':{'coding':"
                + "[{'code':'UUID'}]},'value':'"
                + FakeOpenImis.uuid("96")
                + "'},{'type':{'coding':[{'code':'Code'}]},'value':'OTHER'}]}},"
                + "{'resource':{'identifier':[{'type':{'coding':[{'code':'UUID'}]},'value':'"
                + FakeOpenImis.uuid("95")
                + "'},{'type':{'coding':[{'code':'Code'}]},'value':'CL1'}]}}]}"));
    server.onRead("ClaimResponse/" + FakeOpenImis.uuid("95") + "/", ok(response("CL1", "4", 420)));
    Search.Complete found = (Search.Complete) session.find(form(claim), clock.instant());
    assertThat(found.matches()).hasSize(1);
  }

  @Test
  void absentIsOnlyWhatTheDatabaseItselfDenies() {
    assertThat(session.find(form(claim), clock.instant()))
        .isEqualTo(new Search.Complete(List.of()));
    assertThat(session.find(form(member), clock.instant()))
        .isEqualTo(new Search.Complete(List.of()));
    server.onRead("Patient/?identifier=1002", ScriptedHttp.refusal(404, "not found"));
    server.put("Patient", FakeOpenImis.stored(form(head).resolvedBody(), HEAD).toString());
    server.put("Patient", FakeOpenImis.stored(form(member).resolvedBody(), MEMBER).toString());
    Search.Complete scanned = (Search.Complete) session.find(form(member), clock.instant());
    assertThat(scanned.matches()).extracting(Search.Match::remoteId).containsExactly(MEMBER);
  }

  @Test
  void aFailedSearchProvesNothing() {
    server.onRead("ClaimResponse/CL1/", new Http.Broken("the connection broke"));
    server.onRead("Claim/?patient=" + MEMBER, new Http.Broken("the connection broke"));
    server.onRead("ClaimResponse/", new Http.Broken("the connection broke"));
    assertThat(session.find(form(claim), clock.instant())).isInstanceOf(Search.Incomplete.class);
  }

  @Test
  void anOverlappingPolicyOfAnotherProductIsFoundAsDifferent() {
    server.put(
        "Coverage",
        "{'identifier':[{'type':{'coding':[{'code':'UUID'}]},'value':'"
            + POLICY
            + "'}],'beneficiary':{'reference':'Patient/1001'},'period':{'start':'2026-06-01','end':'2027-05-31'},'class':[{'value':'OTHER'}]}");
    Search.Complete found = (Search.Complete) session.find(form(contract), clock.instant());
    assertThat(found.matches().get(0).differences())
        .contains("Contract.term.asset.valuedItem.entityReference");
  }

  @Test
  void aChangeIsSentOnlyWhereAddressAndNumberBelongTogether() {
    ResolvedForm form = form(member);
    server.onRead(
        "Patient/" + MEMBER + "/", ok(FakeOpenImis.stored(form(head).resolvedBody(), MEMBER)));
    assertThat(session.update(form, MEMBER, null))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.code()).isEqualTo("ID_MISMATCH"));
    assertThat(server.writes()).isEmpty();
  }

  @Test
  void aChangeThatIsAnsweredButNotStoredIsNotBelieved() {
    ResolvedForm form = form(member);
    ObjectNode old = FakeOpenImis.stored(form.resolvedBody(), MEMBER);
    ((ObjectNode) old.path("name").path(0)).put("family", "Before");
    server.onRead("Patient/" + MEMBER + "/", ok(old));
    server.onWrite("Patient", body -> ok(FakeOpenImis.stored(body, MEMBER)));
    assertThat(session.update(form, MEMBER, null))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.code()).isEqualTo("UPDATE_NOT_STORED"));
  }

  @Test
  void aCodeThatTheServerLostStopsTheWriteBeforeItLeaves() {
    server.onRead(
        "Organization/?type=prov&_count=512&page-offset=1",
        ScriptedHttp.json(200, "{'resourceType':'Bundle','total':0}"));
    assertThat(session.reduce(claim, house).result())
        .isInstanceOfSatisfying(
            Reduced.Withheld.class,
            w -> assertThat(w.code()).isEqualTo("CROSSWALK_TARGET_UNKNOWN"));
  }

  @Test
  void nothingIsAskedAfterAWriteWhoseFailureCouldHideWhatItDid() {
    server.onRead("", new Http.NotSent("the connection was refused", null));
    ResolvedForm form = form(member);
    server.onWrite("Patient", body -> ScriptedHttp.refusal(500, "something new"));
    assertThatThrownBy(() -> session.create(form)).isInstanceOf(ExchangeException.class);
    assertThat(server.writes()).isEmpty();
  }

  @Test
  void aChangeThatCannotBeReadBackIsUnknownWhateverTheReason() {
    ResolvedForm form = form(member);
    server.onRead("Patient/" + MEMBER + "/", ok(FakeOpenImis.stored(form.resolvedBody(), MEMBER)));
    server.onWrite(
        "Patient",
        body -> {
          server.onRead("Patient/" + MEMBER + "/", ScriptedHttp.refusal(403, "no right"));
          return ok(FakeOpenImis.stored(body, MEMBER));
        });
    assertThat(session.update(form, MEMBER, null)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void aPaymentThatTheServerDidNotKeepIsADifference() {
    CanonicalResource paid =
        house.add(
            "Contract",
            "P",
            contract
                .body()
                .toString()
                .replace('"', '\'')
                .replace(
                    "'asset':[{",
                    "'asset':[{'extension':[{'url':'x/contract-premium','extension':["
                        + "{'url':'amount','valueMoney':{'value':10000}},{'url':'receipt','valueString':'R1'},"
                        + "{'url':'date','valueDate':'2026-11-01'},{'url':'type','valueCoding':{'code':'cash'}}]}],"));
    ResolvedForm form = form(paid);
    server.onWrite(
        "Contract", body -> ScriptedHttp.refusal(500, "[`mutation.code_already_taken`]"));
    assertThat(session.create(form)).isInstanceOf(Outcome.Unknown.class);
    server.put(
        "Coverage",
        "{'identifier':[{'type':{'coding':[{'code':'UUID'}]},'value':'"
            + POLICY
            + "'}],'beneficiary':{'reference':'Patient/1001'},'period':{'start':'2026-11-01','end':'2027-10-31'},'class':[{'value':'BCUL0001'}]}");
    ObjectNode stored = form.resolvedBody();
    server.onRead("Contract/" + POLICY + "/", ok(stored));
    assertThat(((Search.Complete) session.find(form, clock.instant())).matches())
        .singleElement()
        .matches(Search.Match::same);
    ((ObjectNode) stored.path("term").path(0).path("asset").path(0)).remove("extension");
    server.onRead("Contract/" + POLICY + "/", ok(stored));
    assertThat(
            ((Search.Complete) session.find(form, clock.instant())).matches().get(0).differences())
        .containsExactly("Contract.term.asset.extension");
  }

  @Test
  void whatIsLookedForBeforeItsIdsAreKnownIsComparedWithoutThem() {
    ResolvedForm unresolved = new ResolvedForm(form(member).form(), Map.of());
    server.onRead("Patient/?identifier=1002", ScriptedHttp.refusal(404, "not found"));
    ObjectNode stored = FakeOpenImis.stored(form(member).resolvedBody(), MEMBER);
    ((ObjectNode) stored.path("address").path(0).path("extension").path(0))
        .putObject("valueReference")
        .put("reference", "Location/" + FakeOpenImis.uuid("19"));
    server.put("Patient", stored.toString());
    server.onRead("Patient/" + MEMBER + "/", ok(stored));
    assertThat(((Search.Complete) session.find(unresolved, null)).matches())
        .singleElement()
        .matches(Search.Match::same);
    server.put(
        "Coverage",
        "{'identifier':[{'type':{'coding':[{'code':'UUID'}]},'value':'"
            + POLICY
            + "'}],'beneficiary':{'reference':'Patient/1001'},'period':{'start':'2026-11-01','end':'2027-10-31'},'class':[{'value':'BCUL0001'}]}");
    server.onRead("Contract/" + POLICY + "/", ok(form(contract).resolvedBody()));
    ResolvedForm early = new ResolvedForm(form(contract).form(), Map.of());
    assertThat(((Search.Complete) session.find(early, null)).matches())
        .singleElement()
        .matches(Search.Match::same);
  }

  @Test
  void aClaimOfAnotherCodeIsNotTakenForTheOneAskedFor() {
    JsonNode other = response("OTHER", "4", 420);
    server.onRead("ClaimResponse/CL1/", ok(other));
    server.onRead("ClaimResponse/" + FakeOpenImis.uuid("95") + "/", ok(other));
    assertThat(session.find(form(claim), clock.instant()))
        .isEqualTo(new Search.Complete(List.of()));
  }

  @Test
  void aReleaseThatFindsNobodyByNumberIsNotAskedForOne() {
    server.onRead("", ScriptedHttp.json(200, "{'Patient':'x','login':'y'}"));
    server.onRead(
        "Patient/00000000-0000-4000-8000-000000000000/", ScriptedHttp.refusal(404, "not found"));
    server.put("Patient", FakeOpenImis.stored(form(member).resolvedBody(), MEMBER).toString());
    Search.Complete scanned = (Search.Complete) session.find(form(member), clock.instant());
    assertThat(scanned.matches()).extracting(Search.Match::remoteId).containsExactly(MEMBER);
    assertThat(server.http.paths()).noneMatch(path -> path.contains("identifier="));
  }
}
