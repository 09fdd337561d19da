package org.imisconnect.ledger.sqlite;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.ledger.Breach;
import org.imisconnect.ledger.Change;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Attempt;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.Event;
import org.imisconnect.ledger.FormText;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.Owner;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.Seal;
import org.imisconnect.ledger.StateTotal;
import org.imisconnect.ledger.Task;
import org.imisconnect.ledger.Transition;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Form;

/** The ledger in one SQLite file, readable by its owner only. Thread-safe. */
public final class SqliteLedger implements Ledger {
  private static final Set<ResourceState> RELEASABLE =
      EnumSet.of(ResourceState.REFUSED, ResourceState.LOST, ResourceState.CONFLICT);

  private static final String BY_STATE =
      EntryRows.SELECT
          + "WHERE n.scope = ? AND n.state = ? AND n.entry > ? ORDER BY n.entry LIMIT 500";

  private final SqliteFile db;
  private final long scope;
  private final Clock clock;
  private final EntryRows entries;
  private final EventChain chain;
  private final LeaseRow lease;
  private final PersonDesk desk;

  private SqliteLedger(SqliteFile db, long scope, Clock clock) {
    this.db = db;
    this.scope = scope;
    this.clock = clock;
    this.entries = new EntryRows(db, scope);
    this.chain = new EventChain(db, scope);
    this.lease = new LeaseRow(db);
    this.desk = new PersonDesk(db, scope);
  }

  /**
   * Opens or makes a ledger.
   *
   * @param file the database; its folder must be there
   * @param receiver environment of the project file
   * @param scheme id of the scheme
   */
  public static SqliteLedger open(Path file, String receiver, String scheme, Clock clock) {
    SqliteFile db = SqliteFile.openDurable(file);
    Schema.prepare(db);
    return new SqliteLedger(db, Schema.scope(db, receiver, scheme), clock);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void hold(Owner owner, Owner.Liveness liveness) {
    db.transaction(() -> lease.take(owner, liveness, now()));
  }

  @Override
  public long begin(Owner owner, Owner.Liveness liveness) {
    hold(owner, liveness);
    chain.reload();
    long[] found = {0};
    forEach(
        EnumSet.of(ResourceState.INTENT),
        intent -> {
          found[0]++;
          // The bytes may have left at any time before the death of that run: settle from now.
          Attempt attempt = new Attempt(intent.attempt().count(), intent.attempt().sentAt(), now());
          Cause cause = Cause.of("RUN_DIED", "its run ended before the answer was kept");
          Entry doubtful = intent.moved(ResourceState.UNKNOWN, cause).withAttempt(attempt);
          write(List.of(Change.of(intent, doubtful)));
        });
    return found[0];
  }

  @Override
  public void end() {
    db.transaction(lease::give);
  }

  @Override
  public Optional<Entry> find(String id) {
    return entries.find(id).map(EntryRows.Row::entry);
  }

  @Override
  public Optional<Form> findForm(String id) {
    return form(
        "SELECT f.text FROM form f JOIN entry n ON n.entry = f.entry WHERE n.scope=? AND n.id=?",
        id);
  }

  @Override
  public Optional<Form> findWanted(String id) {
    return form(
        "SELECT w.text FROM wanted w JOIN entry n ON n.entry=w.entry WHERE n.scope=? AND n.id=?",
        id);
  }

  private Optional<Form> form(String query, String id) {
    return db.first(query, row -> row.getBytes(1), scope, Bytes.ofId(id))
        .map(Bytes::inflate)
        .map(FormText::fromText);
  }

  @Override
  public void writeWanted(String id, Form form) {
    byte[] text = Bytes.deflate(FormText.toText(form));
    inTransaction(
        () -> db.update("INSERT OR REPLACE INTO wanted VALUES (?, ?)", known(id).number(), text));
  }

  @Override
  public Optional<String> findByReceiverKey(String keyHash) {
    return db.first(
        "SELECT id FROM entry WHERE scope = ? AND receiver_key = ?",
        row -> Bytes.toId(row.getBytes(1)),
        scope,
        Bytes.ofHash(keyHash));
  }

  @Override
  public void write(List<Change> changes) {
    inTransaction(() -> changes.forEach(this::write));
  }

  /** A transaction under the lease, with the end of the chain in it. */
  private void inTransaction(Runnable work) {
    synchronized (db) {
      boolean done = false;
      try {
        db.transaction(
            () -> {
              lease.require();
              work.run();
              chain.flush();
            });
        done = true;
      } finally {
        if (!done) {
          chain.reload();
        }
      }
    }
  }

  private void write(Change change) {
    Entry after = change.after().at(now());
    Transition.require(change.from(), after.state());
    Optional<EntryRows.Row> before = entries.find(after.id());
    ResourceState state = before.map(row -> row.entry().state()).orElse(ResourceState.NEW);
    if (state != change.from()) {
      throw new IllegalStateException(
          after.type() + "/" + after.id() + " is " + state + ", not " + change.from());
    }
    requireOwnKey(after);
    long event = chain.nextNumber();
    long number = before.map(EntryRows.Row::number).orElse(0L);
    if (before.isPresent()) {
      entries.update(after, event);
    } else {
      number = entries.insert(after, event);
    }
    chain.append(event, number, change.from(), after);
    if (change.form() != null) {
      byte[] text = Bytes.deflate(FormText.toText(change.form()));
      db.update("INSERT OR REPLACE INTO form VALUES (?, ?)", number, text);
    }
    if (change.answer() != null) {
      keep(number, change.answer());
    }
  }

  /** Two entries never hold one key at the receiver: one of them would be sent for the other. */
  private void requireOwnKey(Entry after) {
    String key = after.hashes().key();
    if (key != null && !findByReceiverKey(key).orElse(after.id()).equals(after.id())) {
      throw new IllegalStateException(
          after.type() + "/" + after.id() + " has the key of another entry at the receiver");
    }
  }

  @Override
  public void forEach(Set<ResourceState> states, Consumer<Entry> sink) {
    for (ResourceState state : EnumSet.copyOf(states)) {
      Pages.walk(db, BY_STATE, scope, state, sink);
    }
  }

  @Override
  public List<StateTotal> totals() {
    record Group(String type, String state, String currency) {}
    Map<Group, StateTotal> totals =
        new TreeMap<>(
            java.util.Comparator.comparing(Group::type)
                .thenComparing(Group::state)
                .thenComparing(Group::currency));
    db.each(
        "SELECT type, state, amount, currency FROM entry WHERE scope = ?",
        row -> {
          String amount = row.getString(3);
          String currency = amount == null ? "" : row.getString(4);
          Group group = new Group(row.getString(1), row.getString(2), currency);
          StateTotal one =
              new StateTotal(
                  group.type(),
                  ResourceState.valueOf(group.state()),
                  1,
                  amount == null ? BigDecimal.ZERO : new BigDecimal(amount),
                  currency);
          totals.merge(group, one, SqliteLedger::add);
        },
        scope);
    return List.copyOf(totals.values());
  }

  private static StateTotal add(StateTotal a, StateTotal b) {
    return new StateTotal(
        a.type(), a.state(), a.count() + b.count(), a.amount().add(b.amount()), a.currency());
  }

  @Override
  public void writeAnswers(List<Answer> answers) {
    inTransaction(() -> answers.forEach(this::writeAnswer));
  }

  private void writeAnswer(Answer answer) {
    List<EntryRows.Row> rows = new ArrayList<>(1);
    db.each(
        EntryRows.SELECT + "WHERE n.scope = ? AND n.remote = ? AND n.state = ?",
        row -> rows.add(EntryRows.read(row)),
        scope,
        answer.remoteId(),
        ResourceState.ACCEPTED.name());
    for (EntryRows.Row row : rows) {
      Entry entry = row.entry();
      if (entry.decision() != answer.decision() || entry.decided() != answer.lastStage()) {
        write(Change.of(entry, entry.withDecision(answer.decision(), answer.lastStage())));
      }
      keep(row.number(), answer);
    }
  }

  private void keep(long number, Answer answer) {
    db.update(
        "INSERT OR REPLACE INTO answer VALUES (?, ?, ?)",
        number,
        AnswerText.write(answer),
        now().toEpochMilli());
  }

  @Override
  public Optional<Answer> findAnswer(String id) {
    return db.first(
            "SELECT a.text FROM answer a JOIN entry n ON n.entry = a.entry WHERE n.scope=? AND n.id=?",
            row -> row.getString(1),
            scope,
            Bytes.ofId(id))
        .map(AnswerText::read);
  }

  @Override
  public void letters(Consumer<Entry> sink) {
    desk.letters(sink);
  }

  @Override
  public void worklist(Consumer<Task> sink) {
    desk.worklist(sink);
  }

  @Override
  public void markDone(String id, String note) {
    mark(id, note);
  }

  @Override
  public void forEachDone(Consumer<Entry> sink) {
    desk.done(sink);
  }

  @Override
  public void discard(String id, String note) {
    mark(id, note);
  }

  private void mark(String id, String note) {
    inTransaction(() -> desk.mark(known(id), note, now()));
  }

  private EntryRows.Row known(String id) {
    return entries.find(id).orElseThrow(() -> new ConfigException("the ledger has no such entry."));
  }

  @Override
  public void release(String id) {
    Entry entry = known(id).entry();
    if (!RELEASABLE.contains(entry.state())) {
      throw new ConfigException("an entry that is " + entry.state() + " cannot be sent again.");
    }
    Cause cause = Cause.of("RELEASED", "a person asked to send it again");
    write(List.of(Change.of(entry, entry.moved(ResourceState.READY, cause))));
  }

  @Override
  public boolean isAdopted(String receiverType) {
    return db.first(
            "SELECT 1 FROM adopted WHERE scope = ? AND type = ?", row -> true, scope, receiverType)
        .orElse(false);
  }

  @Override
  public void setAdopted(String receiverType, boolean adopted) {
    db.update(
        adopted
            ? "INSERT OR IGNORE INTO adopted VALUES (?, ?)"
            : "DELETE FROM adopted WHERE scope = ? AND type = ?",
        scope,
        receiverType);
  }

  @Override
  public List<Event> events(String id) {
    List<Event> events = new ArrayList<>();
    db.each(
        """
        SELECT v.event, v.was, v.state, v.code, v.at FROM event v
        JOIN entry n ON n.entry = v.entry WHERE n.scope = ? AND n.id = ? ORDER BY v.event""",
        row ->
            events.add(
                new Event(
                    row.getLong(1),
                    ResourceState.valueOf(row.getString(2)),
                    ResourceState.valueOf(row.getString(3)),
                    row.getString(4),
                    Instant.ofEpochMilli(row.getLong(5)))),
        scope,
        Bytes.ofId(id));
    return List.copyOf(events);
  }

  @Override
  public Seal seal() {
    synchronized (db) {
      chain.reload();
      return chain.head();
    }
  }

  @Override
  public void verifyIntegrity(Consumer<Breach> sink) {
    new Integrity(db, scope, sink).verify();
  }

  @Override
  public long forgetContent(Instant unchangedSince) {
    return new OldContent(db, scope).forget(unchangedSince);
  }

  @Override
  public void close() {
    db.close();
  }
}
