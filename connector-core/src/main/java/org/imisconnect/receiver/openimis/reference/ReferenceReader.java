package org.imisconnect.receiver.openimis.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReferenceEntry;
import org.imisconnect.receiver.openimis.protocol.ApiPath;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.Json;
import org.imisconnect.receiver.openimis.protocol.ListReader;
import org.imisconnect.receiver.openimis.protocol.OpenImisClient;

/** Reads the reference data of one kind by GET. Thread-safe. */
public final class ReferenceReader {
  private final OpenImisClient client;
  private final ListReader lists;
  private final Clock clock;

  public ReferenceReader(OpenImisClient client, ListReader lists, Clock clock) {
    this.client = client;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * Reads all of a kind.
   *
   * @throws ExchangeException when nothing can be read at all
   */
  ReferenceList read(CrosswalkKind kind) {
    return switch (kind) {
      case FACILITY ->
          list(
              kind,
              ApiPath.of("Organization").with("type", "prov"),
              row -> isOf(row.path("type"), "prov"),
              this::facility);
      case LOCATION -> list(kind, ApiPath.of("Location"), this::location);
      case PRODUCT -> list(kind, ApiPath.of("InsurancePlan"), row -> named(kind, row));
      case ITEM -> withCodes(kind, ApiPath.of("Medication"), "medical-item");
      case SERVICE -> withCodes(kind, ApiPath.of("ActivityDefinition"), "medical-service");
      case CLAIM_ADMIN ->
          list(kind, practitioners("CA"), row -> plays(row, "CA"), this::claimAdmin);
      case OFFICER ->
          list(kind, practitioners("EO"), row -> plays(row, "EO"), row -> named(kind, row));
      case DIAGNOSIS -> codes(kind, "diagnosis");
      case RELATION -> codes(kind, "patient-contact-relationship");
    };
  }

  private static ApiPath practitioners(String role) {
    return ApiPath.of("Practitioner").with("resourceType", role);
  }

  /** openIMIS leaves out filters that it does not know and says nothing: each row is looked at. */
  private static boolean isOf(JsonNode concepts, String code) {
    String there = Fhir.coding(concepts.path(0));
    return there.isEmpty() || there.equalsIgnoreCase(code);
  }

  private static boolean plays(JsonNode practitioner, String role) {
    JsonNode code = practitioner.path("qualification").path(0).path("code");
    return Fhir.coding(code).isEmpty() || Fhir.coding(code).equalsIgnoreCase(role);
  }

  private ReferenceList list(
      CrosswalkKind kind, ApiPath path, Function<JsonNode, ReferenceEntry> entry) {
    return list(kind, path, row -> true, entry);
  }

  private ReferenceList list(
      CrosswalkKind kind,
      ApiPath path,
      Predicate<JsonNode> wanted,
      Function<JsonNode, ReferenceEntry> entry) {
    List<ReferenceEntry> entries = new ArrayList<>();
    ListReader.Result result =
        lists.read(
            path,
            row -> {
              if (wanted.test(row)) {
                entries.add(entry.apply(row));
              }
            });
    if (entries.isEmpty() && !result.complete()) {
      throw new ExchangeException(
          "the receiver's " + kind.fileName() + " data cannot be read: " + result.why());
    }
    return ReferenceList.of(entries, result.complete(), clock.instant());
  }

  /** A list whose unreadable rows are made up for by the code system of newer releases. */
  private ReferenceList withCodes(CrosswalkKind kind, ApiPath path, String codeSystem) {
    ReferenceList list = list(kind, path, row -> named(kind, row));
    if (list.complete()) {
      return list;
    }
    List<ReferenceEntry> entries = new ArrayList<>(list.entries());
    Optional<List<ReferenceEntry>> all = concepts(kind, codeSystem);
    all.ifPresent(entries::addAll);
    return ReferenceList.of(entries, all.isPresent(), clock.instant());
  }

  private ReferenceList codes(CrosswalkKind kind, String codeSystem) {
    return ReferenceList.of(
        concepts(kind, codeSystem)
            .orElseThrow(
                () -> new ExchangeException("CodeSystem/" + codeSystem + " cannot be read")),
        true,
        clock.instant());
  }

  private Optional<List<ReferenceEntry>> concepts(CrosswalkKind kind, String codeSystem) {
    if (client.get(ApiPath.of("CodeSystem", codeSystem)) instanceof Http.Received answer
        && answer.status() == 200) {
      return Json.parse(answer.body()).map(json -> concepts(kind, json));
    }
    return Optional.empty();
  }

  private static List<ReferenceEntry> concepts(CrosswalkKind kind, JsonNode codeSystem) {
    List<ReferenceEntry> entries = new ArrayList<>();
    for (JsonNode concept : codeSystem.path("concept")) {
      entries.add(
          new ReferenceEntry(
              kind, concept.path("code").asText(), "", concept.path("display").asText(), ""));
    }
    return entries;
  }

  private ReferenceEntry facility(JsonNode row) {
    String district = row.path("address").path(0).path("district").asText();
    return entry(CrosswalkKind.FACILITY, row, row.path("name").asText(), district);
  }

  /** The level stands before the name, since only a village can be a crosswalk's target. */
  private ReferenceEntry location(JsonNode row) {
    String level = Fhir.coding(row.path("physicalType"));
    String name = level + "|" + row.path("name").asText();
    return entry(CrosswalkKind.LOCATION, row, name, row.path("partOf").path("display").asText());
  }

  private ReferenceEntry claimAdmin(JsonNode row) {
    JsonNode facility = Fhir.extension(row, "reference").path("valueReference");
    String code = facility.path("display").asText(Fhir.referenceId(facility).orElse(""));
    return entry(CrosswalkKind.CLAIM_ADMIN, row, personName(row), code);
  }

  private static ReferenceEntry named(CrosswalkKind kind, JsonNode row) {
    String name =
        switch (kind) {
          case ITEM -> row.path("code").path("text").asText();
          case SERVICE -> row.path("title").asText();
          case OFFICER -> personName(row);
          default -> row.path("name").asText();
        };
    return entry(kind, row, name, "");
  }

  private static String personName(JsonNode row) {
    JsonNode name = row.path("name").path(0);
    return (name.path("given").path(0).asText() + " " + name.path("family").asText()).strip();
  }

  private static ReferenceEntry entry(
      CrosswalkKind kind, JsonNode row, String name, String parent) {
    return new ReferenceEntry(
        kind, Fhir.code(row).orElse(""), Fhir.uuid(row).orElse(""), name, parent);
  }
}
