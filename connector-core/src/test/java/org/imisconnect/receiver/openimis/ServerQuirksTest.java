package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.ReferenceEntry;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;
import org.imisconnect.receiver.openimis.protocol.ScriptedHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One small exchange, looked at for what must never leave and what must not be believed. */
class ServerQuirksTest {
  private static final String HEAD = FakeOpenImis.uuid("91");
  private static final String GROUP = FakeOpenImis.uuid("92");
  private final FixedClock clock = new FixedClock();
  private final FakeOpenImis server =
      new FakeOpenImis(clock.instant().plusSeconds(9999).getEpochSecond());
  private final CanonicalHousehold house = new CanonicalHousehold();
  private ReceiverSession session;
  private CanonicalResource head;

  @BeforeEach
  void household() {
    URI url = URI.create("https://imis.example/api/api_fhir_r4/");
    session = new OpenImisReceiver().open(DemoSettings.of(url, "svc", "pw"), server.http, clock);
    house.group("G", "1001");
    head = house.head("1001");
  }

  private ResolvedForm form(CanonicalResource resource) {
    Form form = ((Reduced.Send) session.reduce(resource, house).result()).form();
    Map<String, String> known = new HashMap<>(Map.of(head.id(), HEAD));
    known.put(CanonicalHousehold.id("Group", "G"), GROUP);
    known.keySet().retainAll(form.references());
    return new ResolvedForm(form, known);
  }

  private static ObjectNode stored(JsonNode sent) {
    ObjectNode stored = FakeOpenImis.stored(sent, HEAD);
    ((ArrayNode) stored.path("extension"))
        .addObject()
        .put("url", "x/patient-group-reference")
        .putObject("valueReference")
        .put("reference", "Group/" + GROUP);
    return stored;
  }

  /** Everything that the connector does with a server, whatever it answers. */
  private List<Http.Call> exchange() {
    server.onWrite("Patient", body -> FakeOpenImis.created(stored(body)));
    server.onWrite("Contract", body -> ScriptedHttp.refusal(500, "something new"));
    server.onWrite("Claim", body -> ScriptedHttp.refusal(500, "something new"));
    session.capabilities();
    session.probes();
    CanonicalResource contract = house.contract("C", "G", "2026-11-01", "2027-10-31");
    CanonicalResource claim = house.claim("CL1", "1001", "2026-11-20");
    for (CanonicalResource resource : List.of(head, contract, claim)) {
      ResolvedForm form = form(resource);
      session.create(form);
      session.find(form, clock.instant());
      session.find(form, null);
      session.list(form.form().type(), row -> {});
    }
    List<Answer> answers = new ArrayList<>();
    session.answers(
        List.of(new ReceiverSession.OpenClaim("CL1", HEAD)), clock.instant(), answers::add);
    for (CrosswalkKind kind : CrosswalkKind.values()) {
      session.reference(kind, entry -> {});
    }
    return server.http.calls();
  }

  @Test
  void nothingIsAskedThatNoReleaseAnswersAndNothingIsWrittenButThreeTypes() {
    for (Http.Call call : exchange()) {
      String path = ScriptedHttp.path(call);
      assertThat(path).doesNotContain("metadata").doesNotStartWith("CoverageEligibility");
      assertThat(path).doesNotStartWith("Subscription").doesNotStartWith("Group");
      assertThat(call.method()).isIn("GET", "POST");
      if (call.method().equals("POST")) {
        assertThat(path).isIn("login/", "Patient/", "Contract/", "Claim/");
      }
    }
  }

  @Test
  void everyRequestSpeaksPlainJsonAndEndsItsPathWithASlash() {
    for (Http.Call call : exchange()) {
      assertThat(call.headers()).containsEntry("Accept", "application/json");
      assertThat(call.body() == null)
          .isEqualTo(!"application/json".equals(call.headers().get("Content-Type")));
      assertThat(call.uri().getPath()).endsWith("/");
    }
  }

  @Test
  void theListsThatHoldTwoTablesAreAlwaysAskedForOne() {
    List<Http.Call> calls = exchange();
    assertThat(calls)
        .filteredOn(call -> ScriptedHttp.path(call).startsWith("Organization"))
        .isNotEmpty()
        .allMatch(call -> ScriptedHttp.path(call).contains("type=prov"));
    assertThat(calls)
        .filteredOn(call -> ScriptedHttp.path(call).startsWith("Practitioner"))
        .isNotEmpty()
        .allMatch(call -> ScriptedHttp.path(call).contains("resourceType="));
  }

  @Test
  void aFilterThatTheServerLeftOutLetsNothingForeignIn() {
    server.put(
        "Organization",
        "{'type':[{'coding':[{'code':'bus'}]}],'identifier':[{'type':{'coding':[{'code':'Code'}]},"
            + "'value':'EMPLOYER'}]}");
    server.put(
        "Practitioner",
        "{'qualification':[{'code':{'coding':[{'code':'EO'}]}}],'identifier':"
            + "[{'type':{'coding':[{'code':'Code'}]},'value':'OFFICER'}]}");
    server.put(
        "Practitioner",
        "{'qualification':[{'code':{'coding':[{'code':'CA'}]}}],'identifier':"
            + "[{'type':{'coding':[{'code':'Code'}]},'value':'ADMIN'}]}");
    List<ReferenceEntry> entries = new ArrayList<>();
    session.reference(CrosswalkKind.FACILITY, entries::add);
    session.reference(CrosswalkKind.CLAIM_ADMIN, entries::add);
    assertThat(entries)
        .extracting(ReferenceEntry::code)
        .contains("VIDS001")
        .doesNotContain("EMPLOYER", "OFFICER");
    List<ReferenceEntry> officers = new ArrayList<>();
    session.reference(CrosswalkKind.OFFICER, officers::add);
    assertThat(officers)
        .extracting(ReferenceEntry::code)
        .contains("OFFICER")
        .doesNotContain("ADMIN");
  }

  @Test
  void aPersonOfAnotherNumberIsNotTakenForTheOneAskedFor() {
    ObjectNode other = stored(form(head).resolvedBody());
    ((ObjectNode) other.path("identifier").path(0)).put("value", "9999");
    server.onRead("Patient/?identifier=1001", ok(other));
    assertThat(session.find(form(head), clock.instant())).isEqualTo(new Search.Complete(List.of()));
  }

  private static Http.Received ok(JsonNode body) {
    return new Http.Received(200, Map.of("content-type", "application/json"), body.toString());
  }

  @Test
  void aLookUpMayAnswerWithTheResourceOrWithABundleOfIt() {
    ObjectNode row = stored(form(head).resolvedBody()).put("id", "1001");
    server.onRead("Patient/" + HEAD + "/", ok(row));
    ObjectNode bundle = row.objectNode().put("resourceType", "Bundle");
    bundle.putArray("entry").addObject().set("resource", row);
    for (JsonNode answer : List.of(row, bundle)) {
      server.onRead("Patient/?identifier=1001", ok(answer));
      Search.Complete found = (Search.Complete) session.find(form(head), clock.instant());
      assertThat(found.matches())
          .describedAs("known by its UUID, although its id is its number")
          .extracting(Search.Match::remoteId)
          .containsExactly(HEAD);
    }
    assertThat(server.http.paths()).noneMatch(path -> path.startsWith("GET Patient/?_lastUpdated"));
  }

  @Test
  void noSourceOfThisReceiverKnowsHowToDelete() throws IOException {
    Path root = Path.of(System.getProperty("user.dir"));
    Path module =
        Files.isDirectory(root.resolve("connector-core")) ? root.resolve("connector-core") : root;
    try (Stream<Path> files =
        Files.walk(module.resolve("src/main/java/org/imisconnect/receiver/openimis"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .describedAs(file.toString())
            .doesNotContain("\"DELETE\"");
      }
    }
  }

  @Test
  void aNumberInThePlaceOfTheIdIsNotTakenForOne() {
    ObjectNode row = form(head).resolvedBody().deepCopy().put("id", "1001");
    server.onRead("Patient/?identifier=1001", ok(row));
    server.onRead("Patient/1001/", ok(row));
    assertThat(session.find(form(head), clock.instant())).isInstanceOf(Search.Incomplete.class);
  }
}
