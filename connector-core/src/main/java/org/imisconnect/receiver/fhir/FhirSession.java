package org.imisconnect.receiver.fhir;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Capabilities;
import org.imisconnect.receiver.Capabilities.Operation;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Link;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.Probe;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ReceiverSettings;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.Reduction;
import org.imisconnect.receiver.ReferenceEntry;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;
import org.imisconnect.receiver.Stored;
import org.imisconnect.receiver.fhir.FhirOptions.Ids;
import org.imisconnect.receiver.fhir.client.FhirClient;
import org.imisconnect.receiver.fhir.client.Login;
import org.imisconnect.receiver.fhir.write.FhirAnswers;
import org.imisconnect.receiver.fhir.write.FhirFinder;
import org.imisconnect.receiver.fhir.write.FhirLists;
import org.imisconnect.receiver.fhir.write.FhirWriter;
import org.imisconnect.receiver.fhir.write.Holdings;
import org.imisconnect.receiver.fhir.write.ServerStatement;
import org.imisconnect.receiver.fhir.write.StatementReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One FHIR server in use: puts the parts together, decides nothing itself. Thread-safe. */
final class FhirSession implements ReceiverSession {
  private static final Logger LOG = LoggerFactory.getLogger(FhirSession.class);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private final FhirOptions options;
  private final FormMaker forms;
  private final StatementReader statements;
  private final FhirWriter writer;
  private final FhirFinder finder;
  private final Holdings holdings;
  private final FhirAnswers answers;
  private final Doctor doctor;
  private @Nullable ServerStatement statement;

  FhirSession(ReceiverSettings settings, FhirOptions options, Http http, Clock clock) {
    this.options = options;
    FhirClient client =
        new FhirClient(settings.url(), new Login(options.access(), http, clock), http);
    FhirLists lists = new FhirLists(client);
    forms = new FormMaker(options.ids());
    statements = new StatementReader(client);
    writer = new FhirWriter(client, clock);
    finder = new FhirFinder(client, lists);
    holdings = new Holdings(lists, options.ids() == Ids.SERVER);
    answers = new FhirAnswers(lists);
    doctor = new Doctor(client, statements, options, clock);
  }

  private synchronized ServerStatement statement() {
    ServerStatement known = statement;
    if (known == null || known.equals(ServerStatement.UNKNOWN)) {
      known = statements.read();
      statement = known;
    }
    return known;
  }

  /** The statement; all types are taken for offered where the server cannot be asked. */
  private synchronized ServerStatement believed() {
    ServerStatement known = statement;
    if (known == null) {
      try {
        known = statement();
      } catch (ExchangeException e) {
        LOG.warn("what the server offers is not known: {}", e.getMessage());
        known = ServerStatement.UNKNOWN;
        statement = known;
      }
    }
    return known;
  }

  @Override
  public Capabilities capabilities() {
    ServerStatement server = statement();
    int together = server.transactions() ? options.together() : 1;
    Map<Operation, Integer> requests = Map.of(Operation.UPDATE, 2);
    Capabilities.Adoption adoption =
        options.adoption() == FhirOptions.Adoption.KEY
            ? Capabilities.Adoption.BY_KEY
            : Capabilities.Adoption.BY_LIST;
    List<TypeRule> types =
        TypeOrder.ALL.stream()
            .filter(type -> server.takes(type, options.ids() == Ids.SERVER))
            .map(type -> new TypeRule(type, 1, adoption, requests, type.equals("Claim"), together))
            .toList();
    String build = server.software().isEmpty() ? "unknown" : server.software();
    return new Capabilities(build, types, READ_TIMEOUT);
  }

  @Override
  public List<Link> links(CanonicalResource resource) {
    return forms.links(resource);
  }

  @Override
  public Reduction reduce(CanonicalResource resource, LinkIndex links) {
    return Reduction.of(forms.make(resource, links, believed()));
  }

  @Override
  public Optional<Reduced.NotCarried> changeRefused(Form form) {
    return Optional.empty();
  }

  @Override
  public Outcome create(ResolvedForm form) {
    return writer.create(form);
  }

  @Override
  public List<Outcome> createTogether(List<ResolvedForm> together) {
    Optional<List<Outcome>> outcomes =
        together.size() == 1 ? Optional.empty() : writer.createTogether(together);
    return outcomes.orElseGet(() -> ReceiverSession.super.createTogether(together));
  }

  @Override
  public Outcome update(ResolvedForm form, String remoteId, @Nullable ResolvedForm agreed) {
    return writer.update(form, remoteId, agreed);
  }

  @Override
  public Search find(ResolvedForm form, @Nullable Instant sentAt) {
    return finder.find(form);
  }

  @Override
  public Listing list(String type, Consumer<Stored> sink) {
    return holdings.list(type, sink);
  }

  @Override
  public Listing answers(Iterable<OpenClaim> open, @Nullable Instant since, Consumer<Answer> sink) {
    return statement().offersReading("ClaimResponse")
        ? answers.read(open, since, sink)
        : new Listing.Complete(0);
  }

  /** National codes go as they are: there is nothing to translate them to. */
  @Override
  public Listing reference(CrosswalkKind kind, Consumer<ReferenceEntry> sink) {
    return new Listing.Complete(0);
  }

  @Override
  public List<Probe> probes() {
    return doctor.probes();
  }

  @Override
  public void close() {
    // the way to the network belongs to whoever opened it
  }
}
