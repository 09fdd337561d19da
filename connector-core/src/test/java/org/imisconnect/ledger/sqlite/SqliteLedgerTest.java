package org.imisconnect.ledger.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.ledger.Breach;
import org.imisconnect.ledger.Change;
import org.imisconnect.ledger.Entry;
import org.imisconnect.ledger.Entry.Attempt;
import org.imisconnect.ledger.Entry.Cause;
import org.imisconnect.ledger.Entry.Remote;
import org.imisconnect.ledger.FormText;
import org.imisconnect.ledger.Owner;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.Task;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Answer;
import org.imisconnect.receiver.Answer.Decision;
import org.imisconnect.receiver.CanonicalResource.SourceRow;
import org.imisconnect.receiver.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest {
  private static final Instant T0 = Instant.parse("2026-11-24T22:00:00Z");
  private static final Owner ME = new Owner("here", "me", 7, Instant.EPOCH);

  @TempDir Path folder;
  private SqliteLedger ledger;

  @BeforeEach
  void open() {
    ledger = open(T0);
    ledger.begin(ME, owner -> false);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private SqliteLedger open(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return SqliteLedger.open(folder.resolve("ledger.db"), "production", "la-nhi", clock);
  }

  private static String id(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Entry entry(String key, long line) {
    SourceRow row = new SourceRow("claim", "claims.csv", line, "ab".repeat(32));
    return Entry.create(id(key), "Claim", List.of("K", key), row, T0)
        .withSource(row, "1.2", new Amount(new BigDecimal("21000.00"), "LAK"));
  }

  private static Form form(String key) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("code", key).put("price", new BigDecimal("10.500"));
    return new Form(
        "Claim",
        id(key),
        List.of(key),
        body,
        List.of(id("p")),
        List.of(),
        "lane",
        "2026-11-01",
        new Amount(new BigDecimal("21000.00"), "LAK"),
        Map.of("day", "2026-11-01"));
  }

  private Entry ready(String key, long line) {
    Entry fresh = entry(key, line);
    Entry ready = fresh.moved(ResourceState.READY, Cause.NONE);
    ledger.write(List.of(Change.of(fresh, ready)));
    return ready;
  }

  private Entry intent(String key, long line) {
    Entry ready = ready(key, line);
    Form form = form(key);
    Entry intent =
        ready
            .moved(ResourceState.INTENT, Cause.NONE)
            .withHashes(ready.hashes().withSent(FormText.hash(form), FormText.keyHash(form)))
            .withAttempt(new Attempt(1, T0, null));
    ledger.write(List.of(Change.of(ready, intent, form)));
    return intent;
  }

  private Entry accepted(String key, long line) {
    Entry intent = intent(key, line);
    Entry accepted =
        intent
            .moved(ResourceState.ACCEPTED, Cause.NONE)
            .withHashes(intent.hashes().withHeld(intent.hashes().sent()))
            .withRemote(new Remote("remote-" + key, List.of("twin")));
    ledger.write(List.of(Change.of(intent, accepted)));
    return accepted;
  }

  @Test
  void readsBackWhatWasWritten() {
    Entry accepted = accepted("a", 212);
    assertThat(ledger.find(id("a"))).contains(accepted.at(T0));
    assertThat(ledger.findForm(id("a"))).map(FormText::hash).contains(FormText.hash(form("a")));
    assertThat(ledger.findForm(id("a"))).contains(form("a"));
    assertThat(ledger.findByReceiverKey(FormText.keyHash(form("a")))).contains(id("a"));
    assertThat(ledger.events(id("a")))
        .extracting(event -> event.to().name())
        .containsExactly("READY", "INTENT", "ACCEPTED");
    assertThat(ledger.totals())
        .singleElement()
        .satisfies(total -> assertThat(total.amount()).isEqualByComparingTo("21000.00"));
  }

  @Test
  void keepsReceiversAndSchemesApart() {
    ready("a", 2);
    try (SqliteLedger other =
        SqliteLedger.open(
            folder.resolve("ledger.db"), "test", "la-nhi", Clock.fixed(T0, ZoneOffset.UTC))) {
      assertThat(other.find(id("a"))).isEmpty();
    }
  }

  @Test
  void refusesIllegalTransitionsAndWritesNothingOfThatCommit() {
    Entry ready = ready("a", 2);
    Entry other = entry("b", 3);
    Entry unknown = ready.moved(ResourceState.UNKNOWN, Cause.NONE);
    List<Change> changes =
        List.of(
            Change.of(other, other.moved(ResourceState.READY, Cause.NONE)),
            Change.of(ready, unknown));
    assertThatThrownBy(() -> ledger.write(changes)).isInstanceOf(IllegalStateException.class);
    assertThat(ledger.find(id("b"))).isEmpty();
    assertThat(ledger.seal().events()).isEqualTo(1);
    assertThat(breaches()).isEmpty();
  }

  @Test
  void refusesAnEntryThatIsNotWhereTheWriterThinks() {
    Entry ready = ready("a", 2);
    Entry intent = ready.moved(ResourceState.INTENT, Cause.NONE);
    ledger.write(List.of(Change.of(ready, intent)));
    assertThatThrownBy(() -> ledger.write(List.of(Change.of(ready, intent))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is INTENT, not READY");
  }

  @Test
  void twoEntriesNeverHoldOneKeyAtTheReceiver() {
    intent("a", 2);
    Entry ready = ready("b", 3);
    Entry thief =
        ready
            .moved(ResourceState.INTENT, Cause.NONE)
            .withHashes(ready.hashes().withSent("00", FormText.keyHash(form("a"))));
    assertThatThrownBy(() -> ledger.write(List.of(Change.of(ready, thief))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyIntentOfADeadRunIsInDoubtFromNowOn() {
    intent("a", 2);
    ledger.close();
    Instant later = T0.plus(Duration.ofHours(1));
    ledger = open(later);
    assertThat(ledger.begin(ME, owner -> false)).isEqualTo(1);
    Entry doubtful = ledger.find(id("a")).orElseThrow();
    assertThat(doubtful.state()).isEqualTo(ResourceState.UNKNOWN);
    assertThat(doubtful.attempt()).isEqualTo(new Attempt(1, T0, later));
    assertThat(ledger.begin(ME, owner -> false)).isZero();
  }

  @Test
  void aLiveRunKeepsItsLeaseAndTheMessageNamesIt() {
    try (SqliteLedger second = open(T0.plusSeconds(60))) {
      assertThatThrownBy(() -> second.begin(ME, owner -> true))
          .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
          .hasMessageContaining("process 7 of me on here, since 2026-11-24T22:00:00Z");
    }
  }

  @Test
  void aRunOnAnotherMachineIsNeverTakenForDead() {
    try (SqliteLedger second = open(T0)) {
      Owner elsewhere = new Owner("there", "me", 8, Instant.EPOCH);
      assertThatThrownBy(() -> second.begin(elsewhere, owner -> false))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("another machine");
    }
  }

  @Test
  void whoLostTheLeaseWritesNothingMore() {
    Entry fresh = entry("a", 2);
    try (SqliteLedger second = open(T0.plusSeconds(60))) {
      second.begin(new Owner("here", "me", 9, Instant.EPOCH), owner -> false);
      assertThatThrownBy(
              () ->
                  ledger.write(
                      List.of(Change.of(fresh, fresh.moved(ResourceState.READY, Cause.NONE)))))
          .isInstanceOf(ConfigException.class);
      second.end();
    }
  }

  @Test
  void thisProcessIsAliveAndAnUnknownOneIsNot() {
    Owner self = Owner.ofThisProcess("here", "me");
    assertThat(Owner.Liveness.ofSystem().isAlive(self)).isTrue();
    Owner reused = new Owner("here", "me", self.pid(), Instant.EPOCH.plusSeconds(1));
    assertThat(Owner.Liveness.ofSystem().isAlive(reused)).isFalse();
  }

  @Test
  void walksEntriesPageByPageWhileTheyAreWritten() {
    for (int i = 0; i < 1203; i++) {
      ready("e" + i, i + 2);
    }
    List<String> seen = new ArrayList<>();
    ledger.forEach(
        EnumSet.of(ResourceState.READY),
        entry -> {
          seen.add(entry.id());
          ledger.write(List.of(Change.of(entry, entry.moved(ResourceState.HELD, Cause.NONE))));
        });
    assertThat(seen).doesNotHaveDuplicates().hasSize(1203);
    assertThat(breaches()).isEmpty();
  }

  @Test
  void answersAreKeptAndRejectedClaimsGoToTheWorklistUntilDone() {
    Entry accepted = accepted("a", 2);
    Answer answer =
        new Answer(
            "a",
            "remote-a",
            Decision.REJECTED,
            "1",
            true,
            accepted.amount(),
            null,
            List.of("3"),
            List.of(
                new Answer.Line(
                    1, "X", "item", Decision.REJECTED, null, null, List.of("3"), Map.of("q", "1"))),
            Map.of("outcome", "complete"));
    ledger.writeAnswers(List.of(answer));
    assertThat(ledger.findAnswer(id("a"))).contains(answer);
    assertThat(tasks()).containsExactly(Task.Kind.CLAIM_REJECTED);
    ledger.markDone(id("a"), "sent by post");
    assertThat(tasks()).isEmpty();
    assertThat(breaches()).isEmpty();
  }

  @Test
  void aDiscardedLetterComesBackWhenItsFormChanges() {
    Entry intent = intent("a", 2);
    Entry refused = intent.moved(ResourceState.REFUSED, Cause.of("BAD", "words"));
    ledger.write(List.of(Change.of(intent, refused)));
    assertThat(letters()).containsExactly(id("a"));
    ledger.discard(id("a"), "");
    assertThat(letters()).isEmpty();
    Entry changed = refused.withHashes(refused.hashes().withWanted("cd".repeat(32)));
    ledger.write(List.of(Change.of(refused, changed)));
    assertThat(letters()).containsExactly(id("a"));
    ledger.release(id("a"));
    assertThat(ledger.find(id("a")).orElseThrow().state()).isEqualTo(ResourceState.READY);
    assertThatThrownBy(() -> ledger.release(id("a"))).isInstanceOf(ConfigException.class);
  }

  @Test
  void adoptionIsRemembered() {
    assertThat(ledger.isAdopted("Patient")).isFalse();
    ledger.setAdopted("Patient", true);
    assertThat(ledger.isAdopted("Patient")).isTrue();
    ledger.setAdopted("Patient", false);
    assertThat(ledger.isAdopted("Patient")).isFalse();
  }

  @Test
  void keptFormsCanBeForgotten() {
    accepted("a", 2);
    intent("b", 3);
    assertThat(ledger.forgetContent(T0.plusSeconds(1))).isEqualTo(1);
    assertThat(ledger.findForm(id("a"))).isEmpty();
    assertThat(ledger.findForm(id("b"))).isPresent();
  }

  @Test
  void whatAPersonMustDoIsKeptUntilItIsOver() throws SQLException {
    accepted("a", 2);
    Entry held = ledger.find(id("a")).orElseThrow();
    ledger.write(
        List.of(
            Change.of(
                held, held.moved(ResourceState.NOT_CARRIED, Entry.Cause.of("CHANGE", "no")))));
    ledger.writeWanted(id("a"), ledger.findForm(id("a")).orElseThrow());
    assertThat(ledger.forgetContent(T0.plusSeconds(1))).isZero();
    assertThat(ledger.findForm(id("a"))).isPresent();
    assertThat(ledger.findWanted(id("a"))).isEqualTo(ledger.findForm(id("a")));
    Entry not = ledger.find(id("a")).orElseThrow();
    ledger.write(List.of(Change.of(not, not.moved(ResourceState.ACCEPTED, Entry.Cause.NONE))));
    assertThat(ledger.forgetContent(T0)).isEqualTo(1);
    assertThat(ledger.findWanted(id("a"))).isEmpty();
    assertThat(ledger.findForm(id("a"))).isPresent();
  }

  @Test
  void aLedgerOfTheFirstLayoutIsTakenOn() throws SQLException {
    accepted("a", 2);
    sabotage("DROP TABLE wanted");
    sabotage("PRAGMA user_version = 1");
    ledger.close();
    ledger = open(T0);
    assertThat(ledger.findWanted(id("a"))).isEmpty();
    assertThat(ledger.find(id("a"))).isPresent();
  }

  @Test
  void anAlteredAmountIsNamedWithPlaceAndMoney() throws SQLException {
    accepted("a", 212);
    accepted("b", 213);
    sabotage("UPDATE entry SET amount = '22000.00' WHERE line = 212");
    assertThat(breaches())
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.kind()).isEqualTo(Breach.Kind.ALTERED);
              assertThat(breach.key()).containsExactly("K", "a");
              assertThat(breach.toFinding().toString())
                  .startsWith("claims.csv:212  LEDGER_ALTERED: an entry was altered")
                  .contains("Claim, LAK 22000.00");
            });
  }

  @Test
  void everyAlteredColumnShows() throws SQLException {
    accepted("a", 2);
    for (String change :
        List.of(
            "state = 'REFUSED'",
            "state = 'NONSENSE'",
            "remote = 'x'",
            "held = NULL",
            "key = '[]'",
            "decision = 'ACCEPTED'",
            "line = 3",
            "until = 'x'",
            "attempts = 2")) {
      sabotage("CREATE TABLE kept AS SELECT * FROM entry", "UPDATE entry SET " + change);
      assertThat(breaches()).as(change).hasSize(1);
      sabotage("DELETE FROM entry", "INSERT INTO entry SELECT * FROM kept", "DROP TABLE kept");
      assertThat(breaches()).isEmpty();
    }
  }

  @Test
  void aDroppedEntryIsNamedFromItsFirstTransition() throws SQLException {
    accepted("a", 212);
    sabotage("DELETE FROM entry");
    assertThat(breaches())
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.kind()).isEqualTo(Breach.Kind.DROPPED);
              assertThat(breach.id()).isEqualTo(id("a"));
              assertThat(breach.place()).hasToString("claims.csv:212");
              assertThat(breach.amount()).isEqualTo(new Amount(new BigDecimal("21000.00"), "LAK"));
            });
  }

  @Test
  void anEntryPutBackToAnEarlierTransitionShows() throws SQLException {
    accepted("a", 2);
    sabotage(
        "UPDATE entry SET last_event = 1, state = 'READY', sent = NULL, held = NULL, "
            + "receiver_key = NULL, attempts = 0, sent_at = NULL, remote = NULL, twins = '[]'");
    assertThat(breaches()).extracting(Breach::kind).containsExactly(Breach.Kind.ALTERED);
  }

  @Test
  void aLogThatIsAlteredOrCutShows() throws SQLException {
    accepted("a", 2);
    accepted("b", 3);
    sabotage("CREATE TABLE kept AS SELECT * FROM event", "UPDATE event SET code='x' WHERE event=2");
    assertThat(breaches()).extracting(Breach::kind).containsExactly(Breach.Kind.LOG_BROKEN);
    sabotage("DELETE FROM event", "INSERT INTO event SELECT * FROM kept");
    sabotage("DELETE FROM event WHERE event = 6");
    assertThat(breaches()).extracting(Breach::kind).contains(Breach.Kind.LOG_CUT);
    sabotage("DELETE FROM event", "INSERT INTO event SELECT * FROM kept");
    sabotage("DELETE FROM event WHERE entry = 2", "DELETE FROM entry WHERE entry = 2");
    assertThat(breaches()).extracting(Breach::kind).containsExactly(Breach.Kind.LOG_CUT);
  }

  @Test
  void aClockFinerThanTheLedgerBreaksNoSeal() {
    Instant fine = T0.plusNanos(123_456);
    Entry ready = ready("a", 2);
    Entry intent =
        ready
            .moved(ResourceState.INTENT, Cause.NONE)
            .withHashes(ready.hashes().withSent(FormText.hash(form("a")), "00".repeat(32)))
            .withAttempt(new Attempt(1, fine, null));
    ledger.write(List.of(Change.of(ready, intent, form("a"))));
    Entry unknown =
        intent.moved(ResourceState.UNKNOWN, Cause.NONE).withAttempt(new Attempt(1, fine, fine));
    ledger.write(List.of(Change.of(intent, unknown)));
    assertThat(breaches()).isEmpty();
  }

  @Test
  void onlyItsOwnerReadsIt() throws IOException {
    Assumptions.assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX rights here");
    ready("a", 2);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.getFileName().toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void somethingElseThanADatabaseIsTheUsersProblem() throws IOException {
    Path other = folder.resolve("other.db");
    Files.writeString(other, "this is no database, and long enough to be looked at closely");
    assertThatThrownBy(() -> SqliteLedger.open(other, "r", "s", Clock.fixed(T0, ZoneOffset.UTC)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("other.db: the database cannot be used (SQLITE_NOTADB)");
  }

  private List<Task.Kind> tasks() {
    List<Task.Kind> kinds = new ArrayList<>();
    ledger.worklist(task -> kinds.add(task.kind()));
    return kinds;
  }

  private List<String> letters() {
    List<String> ids = new ArrayList<>();
    ledger.letters(entry -> ids.add(entry.id()));
    return ids;
  }

  private List<Breach> breaches() {
    List<Breach> breaches = new ArrayList<>();
    ledger.verifyIntegrity(breaches::add);
    return breaches;
  }

  private void sabotage(String... sqls) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : sqls) {
        statement.execute(sql);
      }
    }
  }
}
