package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.imisconnect.exchange.http.RetryAfter;
import org.imisconnect.finding.ConnectorException;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.openimis.answer.ClaimDecision;
import org.imisconnect.receiver.openimis.protocol.ApiPath;
import org.imisconnect.receiver.openimis.protocol.Fhir;
import org.imisconnect.receiver.openimis.protocol.Json;
import org.imisconnect.receiver.openimis.protocol.OpenImisClient;
import org.imisconnect.receiver.openimis.protocol.RefusalTexts;
import org.imisconnect.receiver.openimis.protocol.Release;
import org.imisconnect.receiver.openimis.protocol.WriteVerdict;
import org.imisconnect.receiver.openimis.protocol.WriteVerdict.Meaning;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one form once and says what is proven. Thread-safe. */
public final class Writer {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private final OpenImisClient client;
  private final Finishing finishing;
  private final Supplier<Release> release;
  private final String currency;
  private final Clock clock;

  public Writer(
      OpenImisClient client,
      Finishing finishing,
      Supplier<Release> release,
      String currency,
      Clock clock) {
    this.client = client;
    this.finishing = finishing;
    this.release = release;
    this.currency = currency;
    this.clock = clock;
  }

  /** A POST. Whatever else must be asked is asked before: an exception means "nothing was sent". */
  public Outcome create(ResolvedForm form) {
    Release known = release.get();
    Optional<ObjectNode> body = body(form);
    if (!known.takesPremium() && body.filter(Writer::hasPremium).isPresent()) {
      return new Outcome.NotSent("the form was made for a newer release of openIMIS", null);
    }
    return body.isEmpty()
        ? codeUnknown()
        : outcome(form, client.post(ApiPath.of(form.form().type()), body.get()), known);
  }

  private static boolean hasPremium(ObjectNode contract) {
    return !Fhir.extension(ContractMatch.asset(contract), "contract-premium").isMissingNode();
  }

  /**
   * A PUT of a member. The server chooses the row by the number in the body, not by the address, so
   * that both are first seen to belong together.
   */
  public Outcome update(ResolvedForm form, String remoteId) {
    Release known = release.get();
    Optional<ObjectNode> body = body(form);
    if (body.isEmpty()) {
      return codeUnknown();
    }
    ApiPath path = ApiPath.of("Patient", remoteId);
    Optional<JsonNode> held = read(client.get(path));
    if (held.isEmpty()) {
      return new Outcome.NotSent("the row to be changed could not be read", null);
    }
    if (!Fhir.code(held.get()).equals(Optional.of(form.form().key().get(0)))) {
      return new Outcome.Refused("ID_MISMATCH", "the receiver's id belongs to another number");
    }
    Outcome.Refused harm = harm(held.get(), body.get());
    if (harm != null) {
      return harm;
    }
    KeptParts.keep(held.get(), body.get());
    Outcome outcome = outcome(form, client.put(path, body.get()), known);
    return outcome instanceof Outcome.Accepted
        ? readBack(form, body.get(), path, outcome)
        : outcome;
  }

  /**
   * What a PUT would destroy, by what the server itself says now: a head would leave its household
   * without one, a member would leave the household that its contract covers.
   */
  private static Outcome.@Nullable Refused harm(JsonNode held, JsonNode wanted) {
    if (PatientMatch.isHead(held) || PatientMatch.isHead(wanted)) {
      return new Outcome.Refused(
          "HEAD_THERE", "a head of household, there or here: a change would break the household");
    }
    return PatientMatch.group(held).equals(PatientMatch.group(wanted))
        ? null
        : new Outcome.Refused(
            "HOUSEHOLD_OTHER", "the receiver has this person in another household");
  }

  /** Some builds answer 200 and store nothing. */
  private Outcome readBack(ResolvedForm form, ObjectNode sent, ApiPath path, Outcome outcome) {
    Optional<JsonNode> stored = Optional.empty();
    try {
      stored = read(client.get(path));
    } catch (ConnectorException e) {
      LOG.warn("a change could not be read back: {}", e.getMessage());
    }
    if (stored.isEmpty()) {
      return new Outcome.Unknown("the change could not be read back");
    }
    List<String> differences = PatientMatch.differences(form, sent, stored.get());
    return differences.isEmpty()
        ? outcome
        : new Outcome.Refused("UPDATE_NOT_STORED", "answered as stored, but nothing changed");
  }

  private static Outcome codeUnknown() {
    return new Outcome.Refused(
        "CROSSWALK_TARGET_UNKNOWN", "the receiver does not know a code; nothing was sent");
  }

  private Optional<ObjectNode> body(ResolvedForm form) {
    try {
      return Optional.of(finishing.finish(form));
    } catch (Finishing.CodeUnknown e) {
      return Optional.empty();
    }
  }

  static Optional<JsonNode> read(Http.Answer answer) {
    return answer instanceof Http.Received received && received.status() == 200
        ? Json.parse(received.body())
        : Optional.empty();
  }

  private Outcome outcome(ResolvedForm form, Http.Answer answer, Release known) {
    if (answer instanceof Http.NotSent none) {
      return new Outcome.NotSent(none.cause(), none.after());
    }
    if (answer instanceof Http.Broken broken) {
      return new Outcome.Unknown(broken.cause());
    }
    Http.Received received = (Http.Received) answer;
    if (received.status() == 200 || received.status() == 201) {
      return Json.parse(received.body())
          .map(body -> stored(form, body))
          .orElseGet(() -> new Outcome.Unknown("success, but the body cannot be read"));
    }
    if (received.status() == 429) {
      return new Outcome.NotSent(
          "the receiver is busy (429)",
          RetryAfter.of(received.headers(), clock.instant()).orElse(null));
    }
    return judged(form.form().type(), received, known);
  }

  private static Outcome judged(String type, Http.Received received, Release known) {
    WriteVerdict verdict = RefusalTexts.judge(type, received, known);
    return verdict.meaning() == Meaning.REFUSED
        ? new Outcome.Refused(verdict.code(), verdict.words())
        : new Outcome.Unknown(verdict.code() + ": " + verdict.words());
  }

  private Outcome stored(ResolvedForm form, JsonNode body) {
    return switch (form.form().type()) {
      case "Patient" -> PatientMatch.accepted(form, body);
      case "Contract" -> ContractMatch.accepted(form, body, release.get());
      case "Claim" -> claim(form, body);
      default -> throw new IllegalStateException("no such form: " + form.form().type());
    };
  }

  private Outcome claim(ResolvedForm form, JsonNode body) {
    Optional<Answer> answer = ClaimDecision.read(body, currency);
    return answer
        .filter(a -> a.claimCode().equals(form.form().key().get(0)))
        .<Outcome>map(a -> new Outcome.Accepted(a.remoteId(), List.of(), Map.of(), a))
        .orElseGet(() -> new Outcome.Unknown("success, but the body is of another claim"));
  }
}
