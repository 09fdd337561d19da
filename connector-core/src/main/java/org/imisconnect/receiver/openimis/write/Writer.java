package org.imisconnect.receiver.openimis.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.imisconnect.exchange.http.RetryAfter;
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

/** Sends one form once and says what is proven. Thread-safe. */
public final class Writer {
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

  public Outcome create(ResolvedForm form) {
    String type = form.form().type();
    Optional<ObjectNode> body = body(form);
    return body.isEmpty()
        ? codeUnknown()
        : outcome(form, client.post(ApiPath.of(type), body.get()));
  }

  /**
   * A PUT of a member. The server chooses the row by the number in the body, not by the address, so
   * that both are first seen to belong together.
   */
  public Outcome update(ResolvedForm form, String remoteId) {
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
    Outcome outcome = outcome(form, client.put(path, body.get()));
    return outcome instanceof Outcome.Accepted ? readBack(path, body.get(), outcome) : outcome;
  }

  /** Some builds answer 200 and store nothing. */
  private Outcome readBack(ApiPath path, ObjectNode sent, Outcome outcome) {
    Optional<JsonNode> stored = read(client.get(path));
    if (stored.isEmpty()) {
      return new Outcome.Unknown("the change could not be read back");
    }
    List<String> differences = PatientMatch.differences(sent, stored.get());
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

  private Outcome outcome(ResolvedForm form, Http.Answer answer) {
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
    return judged(form.form().type(), received);
  }

  private Outcome judged(String type, Http.Received received) {
    WriteVerdict verdict = RefusalTexts.judge(type, received, release.get());
    return verdict.meaning() == Meaning.REFUSED
        ? new Outcome.Refused(verdict.code(), verdict.words())
        : new Outcome.Unknown(verdict.code() + ": " + verdict.words());
  }

  private Outcome stored(ResolvedForm form, JsonNode body) {
    return switch (form.form().type()) {
      case "Patient" -> PatientMatch.accepted(form, body);
      case "Contract" -> ContractMatch.accepted(form, body);
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
