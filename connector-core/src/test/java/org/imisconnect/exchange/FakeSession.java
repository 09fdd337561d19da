package org.imisconnect.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Capabilities;
import org.imisconnect.receiver.Capabilities.Adoption;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Link;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.Probe;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.Reduction;
import org.imisconnect.receiver.ReferenceEntry;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;
import org.imisconnect.receiver.Stored;

/**
 * A receiver with the shape of openIMIS: a head carries its group, members hang on the head,
 * contracts on all members, claims on patient and contract. A resource's field {@code do} asks for
 * a special treatment.
 */
final class FakeSession implements ReceiverSession {
  private final FakeServer server;
  private final Clock clock;
  Adoption adoption = Adoption.BY_REFUSAL;
  boolean finalAnswers;
  int together = 1;

  FakeSession(FakeServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        "fake",
        List.of(
            new TypeRule("Patient", 1, adoption, Map.of(), false, together),
            new TypeRule("Contract", 1, adoption, Map.of(), false, together),
            new TypeRule("Claim", 1, adoption, Map.of(), true, together)),
        Duration.ofSeconds(30));
  }

  @Override
  public List<Link> links(CanonicalResource resource) {
    List<Link> links = new ArrayList<>();
    if (resource.type().equals("Group")) {
      resource
          .body()
          .path("member")
          .forEach(m -> links.add(new Link(resource.id(), "member", m.textValue(), "")));
    }
    return links;
  }

  @Override
  public Reduction reduce(CanonicalResource resource, LinkIndex links) {
    String special = resource.body().path("do").asText();
    if (special.equals("withhold")) {
      return Reduction.of(new Reduced.Withheld("CROSSWALK_MISSING", "a code without a target"));
    } else if (special.equals("not-carry")) {
      return Reduction.of(
          new Reduced.NotCarried("NO_SUCH_FIELD", "the receiver has no such field"));
    }
    if (resource.type().equals("Group")) {
      return Reduction.of(new Reduced.Folded(links.from(resource.id(), "member").get(0).to()));
    }
    Form form = form(resource, links);
    String until = resource.body().path("until").asText();
    boolean held = !until.isEmpty() && LocalDate.parse(until).isAfter(today());
    return Reduction.of(
        held ? new Reduced.Held(form, LocalDate.parse(until)) : new Reduced.Send(form));
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static Form form(CanonicalResource resource, LinkIndex links) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    resource.body().properties().forEach(f -> body.set(f.getKey(), f.getValue()));
    body.remove("id");
    String key = String.join("/", resource.key());
    body.put("key", key);
    if (resource.type().equals("Patient")) {
      String group = links.to(resource.id(), "member").get(0).from();
      String head = links.from(group, "member").get(0).to();
      boolean isHead = head.equals(resource.id());
      if (!isHead) {
        body.put("group", "Group/" + group);
      }
      return new Form(
          "Patient",
          resource.id(),
          List.of(key),
          body,
          isHead ? List.of() : List.of(head),
          isHead ? List.of() : List.of(group),
          group,
          isHead ? "0" : "1",
          null,
          Map.of());
    } else if (resource.type().equals("Contract")) {
      String group = resource.body().get("group").textValue();
      List<String> members = links.from(group, "member").stream().map(Link::to).toList();
      body.put("subject", "Group/" + group);
      List<String> references = new ArrayList<>(members);
      references.add(group);
      return new Form(
          "Contract",
          resource.id(),
          List.of(key),
          body,
          members,
          references,
          group,
          "",
          null,
          Map.of());
    }
    String patient = resource.body().get("patient").textValue();
    body.put("subject", "Patient/" + patient);
    Amount amount = new Amount(new BigDecimal(resource.body().get("total").asText()), "LAK");
    return new Form(
        "Claim",
        resource.id(),
        List.of(key),
        body,
        List.of(patient, resource.body().get("contract").textValue()),
        List.of(patient),
        patient,
        resource.body().path("date").asText(),
        amount,
        Map.of());
  }

  @Override
  public Optional<Reduced.NotCarried> changeRefused(Form form) {
    return form.type().equals("Claim")
        ? Optional.of(new Reduced.NotCarried("CLAIM_FIXED", "a claim cannot be changed"))
        : Optional.empty();
  }

  @Override
  public Outcome create(ResolvedForm form) {
    login();
    FakeServer.Row[] made = new FakeServer.Row[1];
    String key = form.form().key().get(0);
    FakeServer.Fault fault =
        server.create(form.form().type(), key, form.resolvedBody().toString(), made);
    return outcome(fault, made[0], form);
  }

  private Outcome outcome(FakeServer.Fault fault, FakeServer.Row row, ResolvedForm form) {
    return switch (fault) {
      case NONE -> accepted(row, form);
      case FAILS_BEFORE_STORING, FAILS_AFTER_STORING, STORES_LATER -> new Outcome.Unknown("500");
      case NOT_SENT -> new Outcome.NotSent("429", Duration.ofSeconds(10));
      case REFUSED -> new Outcome.Refused("BAD", "a proven refusal");
    };
  }

  private static Outcome accepted(FakeServer.Row row, ResolvedForm form) {
    return new Outcome.Accepted(
        row.remoteId(), List.of(), folded(row, form.form()), answer(row, form.form()));
  }

  private static Map<String, String> folded(FakeServer.Row row, Form form) {
    return form.type().equals("Patient") && form.parents().isEmpty()
        ? Map.of(form.lane(), "g" + row.remoteId())
        : Map.of();
  }

  private static Answer answer(FakeServer.Row row, Form form) {
    if (!form.type().equals("Claim")) {
      return null;
    }
    boolean rejected = form.body().path("do").asText().equals("reject");
    return new Answer(
        row.key(),
        row.remoteId(),
        rejected ? Answer.Decision.REJECTED : Answer.Decision.OPEN,
        "",
        rejected,
        form.amount(),
        null,
        List.of(),
        List.of(),
        Map.of());
  }

  @Override
  public Outcome update(ResolvedForm form, String remoteId, ResolvedForm agreed) {
    login();
    String key = form.form().key().get(0);
    FakeServer.Fault fault =
        server.update(form.form().type(), remoteId, key, form.resolvedBody().toString());
    return outcome(fault, new FakeServer.Row(remoteId, key, ""), form);
  }

  private void login() {
    if (server.loginRefused) {
      throw new ExchangeException("the receiver refused the login");
    }
  }

  @Override
  public Search find(ResolvedForm form, Instant sentAt) {
    if (server.searchFails) {
      return new Search.Incomplete("the list broke off");
    }
    String body = form.resolvedBody().toString();
    return new Search.Complete(
        server.search(form.form().type(), form.form().key().get(0)).stream()
            .map(
                row ->
                    new Search.Match(
                        row.remoteId(),
                        row.body().equals(body) ? List.of() : List.of("$.name"),
                        folded(row, form.form()),
                        answer(row, form.form())))
            .toList());
  }

  @Override
  public Listing list(String type, Consumer<Stored> sink) {
    List<FakeServer.Row> rows = server.list(type);
    rows.forEach(r -> sink.accept(new Stored(type, r.remoteId(), List.of(r.key()), null)));
    return new Listing.Complete(rows.size());
  }

  @Override
  public Listing answers(Iterable<OpenClaim> open, Instant since, Consumer<Answer> sink) {
    long[] count = {0};
    for (OpenClaim claim : open) {
      count[0]++;
      sink.accept(
          new Answer(
              claim.code(),
              claim.remoteId(),
              Answer.Decision.ACCEPTED,
              "16",
              finalAnswers,
              null,
              null,
              List.of(),
              List.of(),
              Map.of()));
    }
    return new Listing.Complete(count[0]);
  }

  @Override
  public Listing reference(CrosswalkKind kind, Consumer<ReferenceEntry> sink) {
    return new Listing.Complete(0);
  }

  @Override
  public List<Probe> probes() {
    return List.of();
  }

  @Override
  public void close() {}
}
