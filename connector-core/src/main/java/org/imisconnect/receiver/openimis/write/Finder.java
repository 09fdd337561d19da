package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;
import org.imisconnect.receiver.Search.Match;
import org.imisconnect.receiver.openimis.protocol.ApiPath;
import org.imisconnect.receiver.openimis.protocol.ErrorText;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.ListReader;
import org.imisconnect.receiver.openimis.protocol.OpenImisClient;
import org.imisconnect.receiver.openimis.protocol.Release;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one form: by its code where the release can, else by a scan of the whole list. Only a
 * search that read every row may say "not there". Thread-safe.
 */
public final class Finder {
  private static final Duration LONG_BEFORE = Duration.ofHours(26);

  private static final Search UNREADABLE =
      new Search.Incomplete("a row that is there cannot be read");
  private static final Optional<JsonNode> SPOILT = Optional.of(MissingNode.getInstance());

  private final OpenImisClient client;
  private final ListReader lists;
  private final Finishing finishing;
  private final Supplier<Release> release;
  private final BadRows badRows;
  private final ClaimMatch claims;
  private final ZoneId zone;
  private final FirstContact firstContact;
  private final SharedScan shared;

  public Finder(
      OpenImisClient client,
      ListReader lists,
      Finishing finishing,
      Supplier<Release> release,
      BadRows badRows,
      ClaimMatch claims,
      ZoneId zone) {
    this.client = client;
    this.lists = lists;
    this.finishing = finishing;
    this.release = release;
    this.badRows = badRows;
    this.claims = claims;
    this.zone = zone;
    this.firstContact = new FirstContact(lists);
    this.shared = new SharedScan(lists);
  }

  /** Something is written: what was read before is no longer what the server has. */
  public void forget() {
    firstContact.forget();
    shared.forget();
  }

  /** These are looked for next: one reading of a list may serve them all. */
  public void lookTogether(List<ResolvedForm> forms) {
    shared.announce(forms);
  }

  public Search find(ResolvedForm form, @Nullable Instant sentAt) {
    return switch (form.form().type()) {
      case "Patient" -> patient(form, sentAt);
      case "Contract" -> contract(form, sentAt);
      case "Claim" -> claim(form, sentAt);
      default -> throw new IllegalStateException("no such form: " + form.form().type());
    };
  }

  private Search patient(ResolvedForm form, @Nullable Instant sentAt) {
    String number = form.form().key().get(0);
    JsonNode sent = sent(form);
    if (release.get().findsByNumber()) {
      Http.Answer answer = client.get(ApiPath.of("Patient").with("identifier", number));
      Optional<JsonNode> found =
          Writer.read(answer)
              .map(Finder::bare)
              .filter(row -> Fhir.code(row).equals(Optional.of(number)));
      if (found.isPresent()) {
        return byUuid("Patient", found.get())
            .map(row -> PatientMatch.match(form, sent, row))
            .<Search>map(match -> new Search.Complete(PatientMatch.bestFirst(form, List.of(match))))
            .orElse(UNREADABLE);
      }
      if (saysAbsent(answer)) {
        return new Search.Complete(List.of());
      }
    }
    if (sentAt == null) {
      return firstPerson(form, sent, number);
    }
    Function<JsonNode, Match> match = row -> PatientMatch.match(form, sent, row);
    Search search =
        shared
            .people(number)
            .map(all -> judged("Patient", map(all.of(number), match), all.result(), sentAt))
            .orElseGet(
                () ->
                    scan(
                        "Patient",
                        row -> Fhir.code(row).equals(Optional.of(number)),
                        match,
                        sentAt));
    return search instanceof Search.Complete complete
        ? new Search.Complete(PatientMatch.bestFirst(form, complete.matches()))
        : search;
  }

  private static List<Match> map(List<JsonNode> rows, Function<JsonNode, Match> match) {
    return rows.stream().map(match).toList();
  }

  /** A look-up answers with the resource itself; a server that were mended, with a Bundle of it. */
  private static JsonNode bare(JsonNode answer) {
    return answer.path("resourceType").asText().equals("Bundle")
        ? answer.path("entry").path(0).path("resource")
        : answer;
  }

  private Search firstPerson(ResolvedForm form, JsonNode sent, String number) {
    FirstContact.Snapshot people = firstContact.people();
    List<Match> matches = new ArrayList<>();
    for (String id : people.of(number)) {
      Optional<JsonNode> row = Writer.read(client.get(ApiPath.of("Patient", id)));
      if (row.isEmpty()) {
        return UNREADABLE;
      }
      if (Fhir.code(row.get()).equals(Optional.of(number))) {
        matches.add(PatientMatch.match(form, sent, row.get()));
      }
    }
    return first("Patient", PatientMatch.bestFirst(form, matches), people);
  }

  /** What is there is there, whatever else cannot be read: nothing hangs on what is not. */
  private static Search first(String type, List<Match> matches, FirstContact.Snapshot snapshot) {
    return matches.isEmpty() && !snapshot.result().complete()
        ? new Search.Incomplete(type + " list: " + snapshot.result().why())
        : new Search.Complete(matches);
  }

  /** Read by a code, a row's references are codes too: only a read by id has ids. */
  private Optional<JsonNode> byUuid(String type, JsonNode found) {
    return Fhir.uuid(found).flatMap(id -> Writer.read(client.get(ApiPath.of(type, id))));
  }

  /**
   * The names of places are not compared, so an unfinished form will do where a code is unknown.
   */
  private JsonNode sent(ResolvedForm form) {
    try {
      return finishing.finish(form);
    } catch (Finishing.CodeUnknown e) {
      return form.resolvedBody();
    }
  }

  /** A 404 may be the number's validator; only the database's own words prove anything. */
  private static boolean saysAbsent(Http.Answer answer) {
    return answer instanceof Http.Received received
        && received.status() == 500
        && ErrorText.of(received).says("matching query does not exist");
  }

  private Search contract(ResolvedForm form, @Nullable Instant sentAt) {
    List<JsonNode> touching = new ArrayList<>();
    if (sentAt == null) {
      String head = form.form().key().get(0);
      FirstContact.Snapshot covers = firstContact.covers();
      for (String row : covers.of(head)) {
        JsonNode coverage = FirstContact.coverage(head, row);
        if (ContractMatch.touches(form, coverage)) {
          touching.add(coverage);
        }
      }
      return matches(form, touching)
          .map(matches -> first("Coverage", matches, covers))
          .orElse(UNREADABLE);
    }
    Consumer<JsonNode> keep =
        row -> {
          if (ContractMatch.touches(form, row)) {
            touching.add(row);
          }
        };
    Optional<SharedScan.Rows> together = shared.covers(form.form().key().get(0));
    together.ifPresent(all -> all.of(form.form().key().get(0)).forEach(keep));
    ListReader.Result result =
        together
            .map(SharedScan.Rows::result)
            .orElseGet(() -> lists.read(ApiPath.of("Coverage"), keep));
    return matches(form, touching)
        .map(matches -> judged("Coverage", matches, result, sentAt))
        .orElse(UNREADABLE);
  }

  /** Empty where a policy could not be read just now: that proves nothing. */
  private Optional<List<Match>> matches(ResolvedForm form, List<JsonNode> touching) {
    // Others may touch it (another product): they matter only where the server refused it for them.
    List<JsonNode> exact = touching.stream().filter(row -> ContractMatch.isKey(form, row)).toList();
    List<Match> matches = new ArrayList<>();
    for (JsonNode coverage : exact.isEmpty() ? touching : exact) {
      String uuid = Fhir.uuid(coverage).orElse("");
      Optional<JsonNode> contract = uuid.isEmpty() ? SPOILT : contract(uuid);
      if (contract.isEmpty()) {
        return Optional.empty();
      }
      List<String> differences =
          ContractMatch.differences(form, coverage, contract.get(), release.get());
      matches.add(new Match(uuid, differences, Map.of(), null));
    }
    return Optional.of(matches);
  }

  /** A contract; a missing node where the server cannot write it out (it has two payments). */
  private Optional<JsonNode> contract(String uuid) {
    Http.Answer answer = client.get(ApiPath.of("Contract", uuid));
    return OpenImisClient.status(answer) == 500 ? SPOILT : Writer.read(answer);
  }

  private Search claim(ResolvedForm form, @Nullable Instant sentAt) {
    String code = form.form().key().get(0);
    Http.Answer answer = client.get(ApiPath.of("ClaimResponse", code));
    Optional<JsonNode> found =
        Writer.read(answer).filter(row -> Fhir.code(row).equals(Optional.of(code)));
    if (found.isPresent()) {
      // Asked by code, a server writes persons as numbers: known by it, whichever twin was meant.
      String number = Fhir.referenceId(found.get().path("patient")).orElse("");
      return byUuid("ClaimResponse", found.get())
          .map(row -> claims.match(form, row, number))
          .<Search>map(match -> new Search.Complete(List.of(match)))
          .orElse(UNREADABLE);
    }
    if (saysAbsent(answer)) {
      return new Search.Complete(List.of());
    }
    Optional<Search> byPatient = claimOfPatient(form, code);
    return byPatient.orElseGet(
        () ->
            scan(
                "ClaimResponse",
                row -> Fhir.code(row).equals(Optional.of(code)),
                row -> claims.match(form, row),
                sentAt));
  }

  /** Where the code cannot be asked for (there is feedback): the person's claims hold its id. */
  private Optional<Search> claimOfPatient(ResolvedForm form, String code) {
    Optional<String> patient =
        Fhir.referenceId(form.resolvedBody().path("patient")).filter(id -> id.length() == 36);
    if (patient.isEmpty() || !form.remoteIds().containsValue(patient.get())) {
      return Optional.empty();
    }
    List<String> uuids = new ArrayList<>();
    lists.read(
        ApiPath.of("Claim").with("patient", patient.get()),
        row -> {
          if (Fhir.code(row).equals(Optional.of(code))) {
            Fhir.uuid(row).ifPresent(uuids::add);
          }
        });
    return uuids.size() == 1
        ? Writer.read(client.get(ApiPath.of("ClaimResponse", uuids.get(0))))
            .map(row -> new Search.Complete(List.of(claims.match(form, row))))
        : Optional.empty();
  }

  private Search scan(
      String type,
      Predicate<JsonNode> wanted,
      Function<JsonNode, Match> match,
      @Nullable Instant sentAt) {
    List<Match> matches = new ArrayList<>();
    ListReader.Result result =
        lists.read(
            ApiPath.of(type),
            row -> {
              if (wanted.test(row)) {
                matches.add(match.apply(row));
              }
            });
    return judged(type, matches, result, sentAt);
  }

  /**
   * Whether all rows that cannot be read were recorded before a request left: a list of what came
   * since is then read without one. The filter reaches back by more than clocks and zones can be
   * wrong.
   */
  private boolean areOld(String type, ListReader.Result result, @Nullable Instant sentAt) {
    return sentAt != null
        && BadRows.areOnlyTrouble(result)
        && lists
            .read(
                ApiPath.of(type),
                LocalDateTime.ofInstant(sentAt.minus(LONG_BEFORE), zone),
                row -> {})
            .complete();
  }

  private Search judged(
      String type, List<Match> matches, ListReader.Result result, @Nullable Instant sentAt) {
    if (badRows.proves(type, result, sentAt) || areOld(type, result, sentAt)) {
      return new Search.Complete(matches);
    }
    return new Search.Incomplete(type + " list: " + result.why());
  }
}
