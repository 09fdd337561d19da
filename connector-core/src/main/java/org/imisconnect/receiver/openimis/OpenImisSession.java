package org.imisconnect.receiver.openimis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.CanonicalResource;
import org.imisconnect.receiver.Capabilities;
import org.imisconnect.receiver.Capabilities.Adoption;
import org.imisconnect.receiver.Capabilities.Operation;
import org.imisconnect.receiver.Capabilities.TypeRule;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.CrosswalkMisses;
import org.imisconnect.receiver.Form;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Link;
import org.imisconnect.receiver.LinkIndex;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.Outcome;
import org.imisconnect.receiver.Probe;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ReceiverSettings;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.Reduced;
import org.imisconnect.receiver.Reduction;
import org.imisconnect.receiver.ReferenceEntry;
import org.imisconnect.receiver.ResolvedForm;
import org.imisconnect.receiver.Search;
import org.imisconnect.receiver.Stored;
import org.imisconnect.receiver.openimis.answer.AnswerReader;
import org.imisconnect.receiver.openimis.answer.RejectionWords;
import org.imisconnect.receiver.openimis.protocol.ListReader;
import org.imisconnect.receiver.openimis.protocol.LoginSession;
import org.imisconnect.receiver.openimis.protocol.OpenImisClient;
import org.imisconnect.receiver.openimis.protocol.Release;
import org.imisconnect.receiver.openimis.protocol.ReleaseProbe;
import org.imisconnect.receiver.openimis.reduce.CanonicalLinks;
import org.imisconnect.receiver.openimis.reduce.OpenImisReducer;
import org.imisconnect.receiver.openimis.reduce.ReduceRules;
import org.imisconnect.receiver.openimis.reduce.Targets;
import org.imisconnect.receiver.openimis.reference.ReferenceData;
import org.imisconnect.receiver.openimis.reference.ReferenceList;
import org.imisconnect.receiver.openimis.reference.ReferenceReader;
import org.imisconnect.receiver.openimis.write.BadRows;
import org.imisconnect.receiver.openimis.write.ClaimMatch;
import org.imisconnect.receiver.openimis.write.Finder;
import org.imisconnect.receiver.openimis.write.Finishing;
import org.imisconnect.receiver.openimis.write.Holdings;
import org.imisconnect.receiver.openimis.write.Writer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One openIMIS installation in use: puts the parts together, decides nothing itself. */
final class OpenImisSession implements ReceiverSession {
  private static final Logger LOG = LoggerFactory.getLogger(OpenImisSession.class);
  private static final Duration REFERENCE_AGE = Duration.ofHours(12);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private final ReceiverSettings settings;
  private final Clock clock;
  private final CrosswalkMisses misses = new CrosswalkMisses();
  private final ReferenceData reference;
  private final OpenImisReducer reducer;
  private final ReleaseProbe releaseProbe;
  private final Writer writer;
  private final Finder finder;
  private final Holdings holdings;
  private final AnswerReader answers;
  private final Doctor doctor;
  private @Nullable Release release;
  private boolean unreachable;

  OpenImisSession(ReceiverSettings settings, ReduceRules rules, Http http, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    OpenImisClient client =
        new OpenImisClient(
            settings.url(), new LoginSession(settings.url(), account(settings), http, clock), http);
    ListReader lists = new ListReader(client, clock);
    String currency = settings.currency();
    reference = new ReferenceData(new ReferenceReader(client, lists, clock), clock, REFERENCE_AGE);
    Targets targets = new Targets(settings.crosswalk(), reference);
    reducer = new OpenImisReducer(rules, targets, currency, settings.zone(), misses);
    releaseProbe = new ReleaseProbe(client);
    Finishing finishing = new Finishing(reference);
    writer = new Writer(client, finishing, this::release, currency, clock);
    finder =
        new Finder(
            client,
            lists,
            finishing,
            this::release,
            new BadRows(clock),
            new ClaimMatch(currency),
            settings.zone());
    holdings = new Holdings(lists, currency);
    answers = new AnswerReader(client, lists, settings.zone(), currency);
    doctor = new Doctor(client, lists, releaseProbe, clock);
  }

  /** The first account without districts sees most; else the first. */
  private static Account account(ReceiverSettings settings) {
    return settings.accounts().stream()
        .filter(account -> account.districts().isEmpty())
        .findFirst()
        .orElse(settings.accounts().get(0));
  }

  private synchronized Release release() {
    Release known = release;
    if (known == null) {
      known = releaseProbe.identify();
      release = known;
    }
    return known;
  }

  /** The release; the newest where the server cannot be asked, so that a plan needs no network. */
  private synchronized Release believed() {
    if (release == null && !unreachable) {
      try {
        return release();
      } catch (ExchangeException e) {
        unreachable = true;
        LOG.warn("the release is taken for {}: {}", Release.R26_04.name(), e.getMessage());
      }
    }
    Release known = release;
    return known == null ? Release.R26_04 : known;
  }

  @Override
  public List<CrosswalkMisses.Miss> missingCodes() {
    return misses.list();
  }

  @Override
  public Capabilities capabilities() {
    Release known = release();
    Map<Operation, Integer> patient =
        Map.of(Operation.CREATE, 1, Operation.UPDATE, 3, Operation.FIND, 2);
    return new Capabilities(
        known.name(),
        List.of(
            new TypeRule("Patient", known.patientRows(), Adoption.BY_REFUSAL, patient, false),
            TypeRule.of("Contract", Adoption.BY_REFUSAL, false),
            TypeRule.of("Claim", Adoption.BY_REFUSAL, true)),
        READ_TIMEOUT);
  }

  @Override
  public List<Link> links(CanonicalResource resource) {
    return CanonicalLinks.of(resource);
  }

  @Override
  public Reduction reduce(CanonicalResource resource, LinkIndex links) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
    return reducer.reduce(resource, links, today, believed());
  }

  @Override
  public Optional<Reduced.NotCarried> changeRefused(Form form) {
    return changeRefused(form, null);
  }

  @Override
  public Optional<Reduced.NotCarried> changeRefused(Form form, @Nullable Form before) {
    return ChangeRules.refuse(form, before, believed());
  }

  @Override
  public Outcome create(ResolvedForm form) {
    finder.forget();
    return writer.create(form);
  }

  @Override
  public Outcome update(ResolvedForm form, String remoteId, @Nullable ResolvedForm agreed) {
    if (changeRefused(form.form()).isPresent()) {
      throw new IllegalStateException("openIMIS cannot change this " + form.form().type());
    }
    finder.forget();
    return writer.update(form, remoteId);
  }

  @Override
  public Search find(ResolvedForm form, @Nullable Instant sentAt) {
    return finder.find(form, sentAt);
  }

  @Override
  public void lookTogether(List<ResolvedForm> forms) {
    finder.lookTogether(forms);
  }

  @Override
  public Listing list(String type, Consumer<Stored> sink) {
    return holdings.list(type, sink);
  }

  @Override
  public Listing answers(Iterable<OpenClaim> open, @Nullable Instant since, Consumer<Answer> sink) {
    return answers.read(open, since, sink);
  }

  @Override
  public String reasonWords(String reason) {
    return RejectionWords.of(reason);
  }

  @Override
  public Listing reference(CrosswalkKind kind, Consumer<ReferenceEntry> sink) {
    ReferenceList list = reference.list(kind);
    List<ReferenceEntry> entries = reference.targets(kind);
    entries.forEach(sink);
    long count = entries.size();
    return list.complete()
        ? new Listing.Complete(count)
        : new Listing.Incomplete(count, "rows that the server cannot read");
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
