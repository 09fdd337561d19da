package org.imisconnect.receiver.fhir.write;

import ca.uhn.fhir.rest.api.MethodOutcome;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.fhir.client.FhirCall;
import org.imisconnect.receiver.fhir.client.FhirClient;
import org.imisconnect.receiver.fhir.client.FhirJson;
import org.jspecify.annotations.Nullable;

/** Sends forms and says what is proven. Thread-safe. */
public final class FhirWriter {
  private final FhirClient client;
  private final ContentMatch content;
  private final Verdicts verdicts;

  public FhirWriter(FhirClient client, Clock clock) {
    this.client = client;
    this.content = new ContentMatch(client.base());
    this.verdicts = new Verdicts(clock);
  }

  /** PUT under our id, or a POST that the server leaves undone where the identifier is known. */
  public Outcome create(ResolvedForm form) {
    return Identifying.isNamedByServer(form.form())
        ? post(form)
        : put(form, form.form().id(), null);
  }

  private Outcome post(ResolvedForm form) {
    ObjectNode body = form.resolvedBody();
    FhirCall call = client.call();
    Optional<MethodOutcome> outcome =
        call.ask(
            c ->
                c.create()
                    .resource(FhirJson.write(body))
                    .withAdditionalHeader("If-None-Exist", condition(form))
                    .execute());
    int status = call.status();
    if (status == 412) {
      return new Outcome.Unknown("several resources have its identifier");
    }
    if (outcome.isEmpty() || (status != 200 && status != 201)) {
      return verdicts.of(call, body);
    }
    if (status == 200) {
      return new Outcome.Unknown("the server has its identifier already");
    }
    return Optional.ofNullable(outcome.get().getId())
        .map(id -> id.getIdPart())
        .<Outcome>map(Outcome.Accepted::of)
        .orElseGet(() -> new Outcome.Unknown("created, but the answer has no id"));
  }

  static String condition(ResolvedForm form) {
    List<String> key = form.form().key();
    return "identifier="
        + URLEncoder.encode(
            escaped(key.get(0)) + "|" + escaped(key.get(1)), StandardCharsets.UTF_8);
  }

  /** As values of searches are: a comma would begin another one. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replace(",", "\\,").replace("$", "\\$");
  }

  private Outcome put(ResolvedForm form, String id, @Nullable String ifMatch) {
    ObjectNode body = form.resolvedBody();
    body.put("id", id);
    FhirCall call = client.call();
    Optional<MethodOutcome> outcome =
        call.ask(
            c -> {
              var update = c.update().resource(FhirJson.write(body)).withId(id);
              return ifMatch == null
                  ? update.execute()
                  : update.withAdditionalHeader("If-Match", ifMatch).execute();
            });
    int status = call.status();
    if (ifMatch != null && (status == 409 || status == 412)) {
      return new Outcome.Changed(List.of(form.form().type() + ".meta.versionId"));
    }
    if (outcome.isEmpty() || (status != 200 && status != 201)) {
      return verdicts.of(call, body);
    }
    String told = outcome.get().getId() == null ? null : outcome.get().getId().getIdPart();
    return told == null || told.equals(id)
        ? Outcome.Accepted.of(id)
        : new Outcome.Unknown("stored, but under another id");
  }

  /**
   * Reads what is there, and replaces it only where it is what was agreed; the version goes along,
   * so that nobody's change in between is lost either.
   */
  public Outcome update(ResolvedForm form, String remoteId, @Nullable ResolvedForm agreed) {
    FhirCall call = client.call();
    Optional<ObjectNode> held =
        call.ask(c -> c.read().resource(form.form().type()).withId(remoteId).execute())
            .map(FhirClient::json);
    if (call.status() == 404 || call.status() == 410) {
      return new Outcome.Unknown("it is not there any more");
    }
    if (held.isEmpty()) {
      return new Outcome.NotSent("what is to be changed could not be read", null);
    }
    if (content.differences(form.resolvedBody(), held.get()).isEmpty()) {
      return Outcome.Accepted.of(remoteId);
    }
    List<String> others =
        agreed == null ? List.of() : content.differences(agreed.resolvedBody(), held.get());
    return others.isEmpty()
        ? put(form, remoteId, Verdicts.version(call, held.get()).orElse(null))
        : new Outcome.Changed(others);
  }

  /**
   * All in one transaction.
   *
   * @return empty where it was refused: that proves that none is stored, and each may go alone
   */
  public Optional<List<Outcome>> createTogether(List<ResolvedForm> forms) {
    ObjectNode bundle = Transaction.of(forms);
    FhirCall call = client.call();
    Optional<String> answer =
        call.ask(c -> c.transaction().withBundle(FhirJson.write(bundle)).execute());
    if (answer.isPresent() && call.status() == 200) {
      return Optional.of(Transaction.outcomes(forms, answer.get()));
    }
    Outcome whole = verdicts.of(call, bundle);
    boolean undone =
        whole instanceof Outcome.Refused || call.status() == 409 || call.status() == 412;
    return undone ? Optional.empty() : Optional.of(forms.stream().map(form -> whole).toList());
  }
}
