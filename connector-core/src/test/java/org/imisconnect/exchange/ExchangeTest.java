package org.imisconnect.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.imisconnect.exchange.ExchangeSettings.ConflictPolicy;
import org.imisconnect.exchange.ExchangeSettings.Contracts;
import org.imisconnect.exchange.PushResult.Stop;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.finding.Finding;
import org.imisconnect.ledger.ResourceState;
import org.imisconnect.ledger.Task;
import org.imisconnect.ledger.sqlite.SqliteLedger;
import org.imisconnect.receiver.Capabilities.Adoption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {
  @TempDir Path folder;

  private ExchangeBench bench(int households, int members) {
    return new ExchangeBench(folder, MappedFolder.households(households, members));
  }

  private static Map<String, Long> accepted(int households, int members) {
    return new TreeMap<>(
        Map.of(
            "Claim ACCEPTED",
            (long) households * members,
            "Contract ACCEPTED",
            (long) households,
            "Group FOLDED",
            (long) households,
            "Patient ACCEPTED",
            (long) households * members));
  }

  @Test
  void sendsEverythingOnceAndInOrder() {
    ExchangeBench bench = bench(5, 3);
    PushResult result = bench.push();
    assertThat(result.stop()).isEqualTo(Stop.DONE);
    assertThat(bench.states()).isEqualTo(accepted(5, 3));
    assertThat(result.sent()).isEqualTo(5 * 3 + 5 + 5 * 3);
    assertThat(bench.server.rowsPerKey().values()).allMatch(count -> count == 1).hasSize(35);
  }

  @Test
  void resolvesReferencesToTheRemoteIdsOfCarriedResourcesToo() {
    ExchangeBench bench = bench(1, 2);
    bench.push();
    String head = bench.entry("Patient", "H1M1").remote().id();
    assertThat(bench.server.list("Patient").get(1).body()).contains("Group/g" + head);
    assertThat(bench.server.list("Contract").get(0).body()).contains("Group/g" + head);
    assertThat(bench.server.list("Claim").toString()).contains("Patient/" + head);
  }

  @Test
  void theSecondRunCostsNoRequest() {
    ExchangeBench bench = bench(4, 2);
    bench.push();
    int writes = bench.server.writesSeen;
    int searches = bench.server.searches;
    long events = bench.with((exchange, ledger) -> ledger.seal().events());
    PushResult again = bench.push();
    assertThat(again.sent()).isZero();
    assertThat(bench.server.writesSeen).isEqualTo(writes);
    assertThat(bench.server.searches).isEqualTo(searches);
    assertThat(again.plan().count(Step.UNCHANGED)).isEqualTo(4 * 2 + 4 + 4 * 2);
    assertThat((long) bench.with((exchange, ledger) -> ledger.seal().events())).isEqualTo(events);
  }

  @Test
  void planWritesNothingAndSendsNothing() {
    ExchangeBench bench = bench(2, 2);
    Plan plan = bench.plan();
    assertThat(plan.made()).isEqualTo(2 + 4 + 2 + 4);
    assertThat(plan.count(Step.CREATE)).isEqualTo(10);
    assertThat(plan.count("Group", Step.FOLDED)).isEqualTo(2);
    assertThat(plan.forecast().requests()).isEqualTo(10);
    assertThat(plan.totals())
        .anySatisfy(
            total -> {
              assertThat(total.type()).isEqualTo("Claim");
              assertThat(total.amount()).isEqualByComparingTo("402.00");
              assertThat(total.currency()).isEqualTo("LAK");
            });
    assertThat(bench.server.writesSeen).isZero();
    assertThat(bench.states()).isEmpty();
  }

  @Test
  void changedRowsAreUpdatedAndNameTheirDifferencesByPath() {
    ExchangeBench bench = bench(2, 2);
    bench.push();
    bench.source.get("Patient", "H1M2").put("name", "Otherwise");
    assertThat(bench.show(Step.UPDATE))
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.differences()).hasToString("[$.name]");
              assertThat(shown.differences().get(0).before()).isEqualTo("Invented");
            });
    PushResult result = bench.push();
    assertThat(result.sent()).isEqualTo(1);
    assertThat(bench.server.list("Patient").toString()).contains("Otherwise");
    assertThat(bench.states()).isEqualTo(accepted(2, 2));
  }

  @Test
  void aChangeThatTheReceiverCannotTakeGoesToTheWorklistUntilItIsTakenBack() {
    ExchangeBench bench = bench(1, 1);
    bench.push();
    bench.source.get("Claim", "K1-1").put("total", "99.00");
    assertThat(bench.push().sent()).isZero();
    assertThat(bench.entry("Claim", "K1-1").state()).isEqualTo(ResourceState.NOT_CARRIED);
    bench.with(
        (exchange, ledger) -> {
          AtomicInteger tasks = new AtomicInteger();
          ledger.worklist(task -> tasks.incrementAndGet());
          assertThat(tasks).hasValue(1);
          String id = MappedFolder.id("Claim", "K1-1");
          assertThat(
                  FormDifference.between(
                      ledger.findForm(id).orElseThrow().body(),
                      ledger.findWanted(id).orElseThrow().body()))
              .extracting(FormDifference::before, FormDifference::after)
              .containsExactly(tuple("100.50", "99.00"));
          return null;
        });
    bench.source.get("Claim", "K1-1").put("total", "100.50");
    bench.push();
    assertThat(bench.entry("Claim", "K1-1").state()).isEqualTo(ResourceState.ACCEPTED);
  }

  @Test
  void whatHangsOnSomethingWithheldIsParkedAndSentWhenItComesFree() {
    ExchangeBench bench = bench(2, 2);
    bench.source.get("Patient", "H1M1").put("do", "withhold");
    Plan plan = bench.plan();
    assertThat(plan.count(Step.WITHHELD)).isEqualTo(1);
    assertThat(plan.count(Step.PARKED)).isEqualTo(1 + 1 + 2);
    bench.push();
    assertThat(bench.states())
        .containsEntry("Patient PARKED", 1L)
        .containsEntry("Claim PARKED", 2L)
        .containsEntry("Claim ACCEPTED", 2L);
    bench.source.get("Patient", "H1M1").remove("do");
    bench.push();
    assertThat(bench.states()).isEqualTo(accepted(2, 2));
  }

  @Test
  void aContractThatStartsLaterWaitsForItsDay() {
    ExchangeBench bench = bench(1, 1);
    bench.source.get("Contract", "C1").put("until", "2026-12-01");
    PushResult result = bench.push();
    assertThat(result.plan().firstHeld()).hasToString("Optional[2026-12-01]");
    assertThat(bench.entry("Contract", "C1").state()).isEqualTo(ResourceState.HELD);
    bench.clock.advance(Duration.ofDays(7));
    bench.push();
    assertThat(bench.states()).isEqualTo(accepted(1, 1));
  }

  @Test
  void aRefusedResourceIsSentAgainOnlyWhenItChanges() {
    ExchangeBench bench = bench(1, 2);
    bench.server.faults =
        key -> key.equals("Patient H1M2") ? FakeServer.Fault.REFUSED : FakeServer.Fault.NONE;
    bench.push();
    assertThat(bench.entry("Patient", "H1M2").state()).isEqualTo(ResourceState.REFUSED);
    int writes = bench.server.writesSeen;
    bench.push();
    assertThat(bench.server.writesSeen).isEqualTo(writes);
    bench.server.faults = key -> FakeServer.Fault.NONE;
    bench.source.get("Patient", "H1M2").put("name", "Mended");
    bench.push();
    assertThat(bench.states()).isEqualTo(accepted(1, 2));
  }

  @Test
  void whatWasStoredBehindAnErrorIsFoundAndNotSentAgain() {
    ExchangeBench bench = bench(3, 2);
    AtomicInteger count = new AtomicInteger();
    bench.server.faults =
        key ->
            count.incrementAndGet() % 2 == 0
                ? FakeServer.Fault.FAILS_AFTER_STORING
                : FakeServer.Fault.NONE;
    bench.push();
    assertThat(bench.states()).isEqualTo(accepted(3, 2));
    assertThat(bench.server.rowsPerKey().values()).allMatch(n -> n == 1);
  }

  @Test
  void whatIsStoredLateIsNotSentAgain() {
    ExchangeBench bench = bench(2, 2);
    bench.server.faults =
        key -> key.equals("Patient H1M1") ? FakeServer.Fault.STORES_LATER : FakeServer.Fault.NONE;
    bench.push();
    assertThat(bench.states()).isEqualTo(accepted(2, 2));
    assertThat(bench.server.rowsPerKey().values()).allMatch(n -> n == 1);
  }

  @Test
  void aFailedSearchMeansNothing() {
    ExchangeBench bench = bench(1, 1);
    bench.server.faults = key -> FakeServer.Fault.FAILS_BEFORE_STORING;
    bench.server.searchFails = true;
    PushResult result = bench.push();
    assertThat(result.unknown()).isEqualTo(1);
    assertThat(bench.server.writesSeen).isEqualTo(1);
    assertThat(bench.plan().count(Step.UNKNOWN)).isEqualTo(1);
    bench.server.searchFails = false;
    bench.server.faults = key -> FakeServer.Fault.NONE;
    bench.push();
    assertThat(bench.states()).isEqualTo(accepted(1, 1));
    assertThat(bench.server.rowsPerKey().values()).allMatch(n -> n == 1);
  }

  @Test
  void stopsWhenOutcomesStayUnknown() {
    ExchangeBench bench = bench(30, 1);
    bench.server.faults = key -> FakeServer.Fault.FAILS_BEFORE_STORING;
    PushResult result = bench.push();
    assertThat(result.stop()).isEqualTo(Stop.DOUBT_LIMIT);
    assertThat(bench.server.writesSeen).isBetween(10, 14);
  }

  @Test
  void whatWasSurelyNotSentIsTriedAgainAfterThePauseAskedFor() {
    ExchangeBench bench = bench(2, 2);
    AtomicInteger count = new AtomicInteger();
    bench.server.faults =
        key -> count.incrementAndGet() % 3 == 0 ? FakeServer.Fault.NOT_SENT : FakeServer.Fault.NONE;
    PushResult result = bench.push();
    assertThat(result.stop()).isEqualTo(Stop.DONE);
    assertThat(result.sent()).isEqualTo(10);
    assertThat(bench.states()).isEqualTo(accepted(2, 2));
    assertThat(bench.server.rowsPerKey().values()).allMatch(n -> n == 1);
  }

  @Test
  void givesUpWhenNothingCanBeSent() {
    ExchangeBench bench = bench(1, 1);
    bench.server.faults = key -> FakeServer.Fault.NOT_SENT;
    PushResult result = bench.push();
    assertThat(result.stop()).isEqualTo(Stop.RETRY_LIMIT);
    assertThat(result.waiting()).isEqualTo(1);
  }

  @Test
  void stopsBehindTheCanaryWhenTooManyClaimsAreRejected() {
    ExchangeBench bench = bench(40, 1);
    bench.settings = bench.settings.withLimits(10, 0.2, 1.0);
    for (int h = 1; h <= 40; h++) {
      bench.source.get("Claim", "K" + h + "-1").put("do", h % 3 == 0 ? "reject" : "");
    }
    PushResult result = bench.push();
    assertThat(result.stop()).isEqualTo(Stop.CANARY);
    assertThat(bench.server.list("Claim")).hasSize(10);
    assertThat(result.waiting()).isEqualTo(30);
    bench.with(
        (exchange, ledger) -> {
          AtomicInteger rejected = new AtomicInteger();
          ledger.worklist(
              task -> rejected.addAndGet(task.kind() == Task.Kind.CLAIM_REJECTED ? 1 : 0));
          assertThat(rejected).hasValue(3);
          return null;
        });
  }

  @Test
  void theLimitHoldsOverTheWholeRun() {
    ExchangeBench bench = bench(60, 1);
    bench.settings = bench.settings.withLimits(10, 0.2, 1.0);
    for (int h = 21; h <= 60; h++) {
      bench.source.get("Claim", "K" + h + "-1").put("do", "reject");
    }
    PushResult result = bench.push();
    assertThat(result.stop()).isEqualTo(Stop.CANARY);
    assertThat(bench.server.list("Claim").size()).isBetween(26, 30);
  }

  @Test
  void refusesToChangeTooMuch() {
    ExchangeBench bench = bench(40, 1);
    bench.push();
    bench.settings = bench.settings.withLimits(50, 0.2, 0.05);
    for (int h = 1; h <= 40; h++) {
      bench.source.get("Patient", "H" + h + "M1").put("name", "All changed");
    }
    int writes = bench.server.writesSeen;
    PushResult result = bench.push();
    assertThat(result.stop()).isEqualTo(Stop.UPDATE_LIMIT);
    assertThat(bench.server.writesSeen).isEqualTo(writes);
  }

  @Test
  void rowsThatVanishAreReportedAndAnEmptySourceDeletesNothing() {
    ExchangeBench bench = bench(2, 2);
    bench.push();
    bench.source.remove("Contract", "C2");
    PushResult result = bench.push();
    assertThat(result.plan().gone()).containsEntry("Contract", 1L);
    assertThat(bench.entry("Contract", "C2").state()).isEqualTo(ResourceState.GONE);
    bench.source.remove("Contract", "C1");
    assertThat(bench.plan().gone()).containsEntry("Contract", 0L);
    bench.push();
    assertThat(bench.entry("Contract", "C1").state()).isEqualTo(ResourceState.ACCEPTED);
    assertThat(bench.findings).extracting(Finding::code).contains("SOURCE_EMPTY");
  }

  @Test
  void adoptsWhatIsThereBeforeTheFirstCreate() {
    for (Adoption adoption : List.of(Adoption.BY_KEY, Adoption.BY_LIST)) {
      ExchangeBench bench =
          new ExchangeBench(folder.resolve(adoption.name()), MappedFolder.households(2, 1));
      bench.push();
      ExchangeBench fresh =
          new ExchangeBench(folder.resolve(adoption.name() + "2"), MappedFolder.households(2, 1));
      fresh.session.adoption = adoption;
      bench
          .server
          .list("Patient")
          .forEach(row -> fresh.server.add("Patient", row.key(), row.body()));
      PushResult result = fresh.push();
      assertThat(result.sent()).isEqualTo(4);
      assertThat(fresh.states()).isEqualTo(accepted(2, 1));
      assertThat(fresh.server.rowsPerKey().values()).allMatch(n -> n == 1);
    }
  }

  @Test
  void otherContentFollowsTheConflictPolicy() {
    for (ConflictPolicy policy : ConflictPolicy.values()) {
      ExchangeBench bench =
          new ExchangeBench(folder.resolve(policy.name()), MappedFolder.households(1, 1));
      bench.session.adoption = Adoption.BY_LIST;
      bench.settings =
          ExchangeSettings.of(Contracts.ACTIVE, policy, ZoneOffset.UTC)
              .withPace(4, 150, Duration.ofSeconds(60));
      bench.server.add("Patient", "H1M1", "{\"name\":\"Somebody else\"}");
      bench.push();
      assertThat(bench.server.rowsPerKey()).containsEntry("Patient H1M1", 1);
      assertThat(bench.findings).extracting(Finding::code).contains("CONTENT_DIFFERS");
      String stored = bench.server.list("Patient").get(0).body();
      switch (policy) {
        case HOLD -> {
          assertThat(bench.entry("Patient", "H1M1").state()).isEqualTo(ResourceState.CONFLICT);
          assertThat(bench.states()).containsEntry("Contract PARKED", 1L);
        }
        case ADOPT -> {
          assertThat(stored).contains("Somebody else");
          assertThat(bench.states()).isEqualTo(accepted(1, 1));
        }
        case UPDATE -> {
          assertThat(stored).contains("Invented");
          assertThat(bench.states()).isEqualTo(accepted(1, 1));
        }
      }
    }
  }

  @Test
  void moreRowsThanOneCreateMakesStopThatKey() {
    ExchangeBench bench = bench(1, 1);
    bench.session.adoption = Adoption.BY_LIST;
    bench.server.add("Patient", "H1M1", "{}");
    bench.server.add("Patient", "H1M1", "{}");
    bench.push();
    assertThat(bench.entry("Patient", "H1M1").state()).isEqualTo(ResourceState.DOUBLED);
    assertThat(bench.server.list("Patient")).hasSize(2);
    assertThat(bench.server.writesSeen).isZero();
  }

  @Test
  void twoRowsWithOneKeyAreOneResourceAndAFinding() {
    ExchangeBench bench = bench(1, 1);
    bench.source.add("Patient", "H1M1");
    Plan plan = bench.plan();
    assertThat(plan.count("Patient", Step.CREATE)).isEqualTo(1);
    assertThat(plan.count("Patient", Step.WITHHELD)).isEqualTo(1);
    assertThat(bench.findings).extracting(Finding::code).containsExactly("KEY_CLASH");
    bench.push();
    assertThat(bench.states()).isEqualTo(accepted(1, 1));
  }

  @Test
  void aRefusedLoginLeavesNothingInDoubtAndGivesTheLeaseBack() {
    ExchangeBench bench = bench(3, 1);
    bench.server.loginRefused = true;
    assertThatThrownBy(bench::push).isInstanceOf(ExchangeException.class);
    assertThat(bench.states()).containsEntry("Patient READY", 3L);
    bench.server.loginRefused = false;
    bench.with(
        (exchange, ledger) ->
            exchange.push(ExchangeBench.OWNER, owner -> true, DispatchListener.NONE, () -> false));
    assertThat(bench.states()).isEqualTo(accepted(3, 1));
  }

  @Test
  void stopsWhenAskedAndGoesOnNextTime() {
    ExchangeBench bench = bench(10, 1);
    AtomicInteger asked = new AtomicInteger();
    bench.asked = () -> asked.incrementAndGet() > 5;
    PushResult result = bench.push();
    assertThat(result.stop()).isEqualTo(Stop.ASKED);
    assertThat(bench.server.writesSeen).isEqualTo(5);
    bench.asked = () -> false;
    bench.push();
    assertThat(bench.states()).isEqualTo(accepted(10, 1));
  }

  @Test
  void sendsOnlyInItsHours() {
    ExchangeBench bench = bench(1, 1);
    Windows night =
        new Windows(
            List.of(new Windows.Window(LocalTime.of(23, 0), LocalTime.of(5, 0))), ZoneOffset.UTC);
    bench.settings = bench.settings.withWindows(night);
    assertThat(bench.push().stop()).isEqualTo(Stop.WINDOW_CLOSED);
    assertThat(bench.plan().forecast().begin()).hasToString("2026-11-24T23:00:00Z");
    bench.clock.advance(Duration.ofHours(2));
    assertThat(bench.push().stop()).isEqualTo(Stop.DONE);
  }

  @Test
  void refusesAFolderWhoseTraceDoesNotFit() {
    ExchangeBench bench = bench(1, 1);
    bench.plan();
    try (SqliteLedger ledger = bench.ledger()) {
      java.nio.file.Files.writeString(folder.resolve("out/Patient.ndjson"), "");
      ExchangeScope scope =
          new ExchangeScope(
              bench.session, ledger, bench.settings, "1", bench.clock, bench.clock, f -> {});
      assertThatThrownBy(() -> Exchange.open(folder.resolve("out"), folder.resolve("s.db"), scope))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("Patient.ndjson has fewer lines");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void linksWhatIsThereAfterALossAndSendsNothing() {
    ExchangeBench bench = bench(3, 2);
    bench.push();
    ExchangeBench lost = new ExchangeBench(folder.resolve("lost"), MappedFolder.households(4, 2));
    for (String type : List.of("Patient", "Contract", "Claim")) {
      bench.server.list(type).forEach(row -> lost.server.put(type, row));
    }
    PushResult linked =
        lost.with(
            (exchange, ledger) ->
                exchange.link(ExchangeBench.OWNER, ExchangeBench.ALL_DEAD, () -> false));
    assertThat(linked.sent()).isZero();
    assertThat(linked.accepted()).isEqualTo(15);
    assertThat(lost.server.writesSeen).isZero();
    PushResult pushed = lost.push();
    assertThat(pushed.sent()).isEqualTo(5);
    assertThat(lost.states()).isEqualTo(accepted(4, 2));
    assertThat(lost.server.rowsPerKey().values()).allMatch(n -> n == 1);
  }

  @Test
  void aChangeDoneByAPersonStaysUntilTheReceiverShowsIt() {
    ExchangeBench bench = bench(1, 1);
    bench.push();
    bench.source.get("Claim", "K1-1").put("total", "99.00");
    bench.push();
    String id = MappedFolder.id("Claim", "K1-1");
    bench.with(
        (exchange, ledger) -> {
          ledger.begin(ExchangeBench.OWNER, ExchangeBench.ALL_DEAD);
          ledger.markDone(id, "");
          ledger.end();
          return null;
        });
    bench.push();
    assertThat(bench.entry("Claim", "K1-1").state()).isEqualTo(ResourceState.NOT_CARRIED);
    FakeServer.Row row = bench.server.list("Claim").get(0);
    bench.server.remove("Claim", row.key());
    bench.server.put(
        "Claim",
        new FakeServer.Row(row.remoteId(), row.key(), row.body().replace("100.50", "99.00")));
    bench.push();
    assertThat(bench.entry("Claim", "K1-1").state()).isEqualTo(ResourceState.ACCEPTED);
    assertThat(bench.server.writesSeen).isEqualTo(3);
  }

  @Test
  void aScanNamesWhatTheReceiverLost() throws java.io.IOException {
    ExchangeBench bench = bench(2, 1);
    bench.push();
    bench.server.remove("Claim", "K2-1");
    try (SqliteLedger ledger = bench.ledger()) {
      ExchangeScope scope =
          new ExchangeScope(
              bench.session, ledger, bench.settings, "1", bench.clock, bench.clock, f -> {});
      ServerScan scan = new ServerScan(scope, folder.resolve("scan.db"));
      assertThat(scan.scan(ExchangeBench.OWNER, ExchangeBench.ALL_DEAD))
          .isEqualTo(Map.of("Claim", 1L, "Contract", 0L, "Patient", 0L));
    }
    assertThat(bench.entry("Claim", "K2-1").state()).isEqualTo(ResourceState.LOST);
    assertThat(bench.plan().count(Step.LOST)).isEqualTo(1);
    assertThat(bench.push().sent()).isZero();
  }

  @Test
  void pullsAnswersOfOpenClaimsOnlyUntilTheyAreFinal() {
    ExchangeBench bench = bench(2, 1);
    bench.push();
    bench.session.finalAnswers = true;
    List<String> pulled = new java.util.ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (SqliteLedger ledger = bench.ledger()) {
        ExchangeScope scope =
            new ExchangeScope(
                bench.session, ledger, bench.settings, "1", bench.clock, bench.clock, f -> {});
        new AnswerPull(scope, answer -> pulled.add(answer.claimCode()))
            .pull(ExchangeBench.OWNER, ExchangeBench.ALL_DEAD, null);
      }
    }
    assertThat(pulled).containsExactly("K1-1", "K2-1");
    assertThat(bench.entry("Claim", "K1-1").decided()).isTrue();
  }

  @Test
  void whatIsWithheldHasItsMoneyInPlanAndLedger() {
    ExchangeBench bench = bench(1, 1);
    bench
        .source
        .get("Claim", "K1-1")
        .put("do", "withhold")
        .putObject("total")
        .put("value", new java.math.BigDecimal("7.50"))
        .put("currency", "LAK");
    assertThat(bench.plan().totals())
        .anySatisfy(
            total -> {
              assertThat(total.step()).isEqualTo(Step.WITHHELD);
              assertThat(total.amount()).isEqualByComparingTo("7.50");
            });
    bench.push();
    assertThat(bench.entry("Claim", "K1-1").amount().value()).isEqualByComparingTo("7.50");
  }

  @Test
  void aPlanMadeBeforeAnotherRunIsMadeAnewByAPush() {
    ExchangeBench bench = bench(2, 1);
    PushResult late =
        bench.with(
            (exchange, ledger) -> {
              exchange.plan();
              exchange.push(
                  ExchangeBench.OWNER, ExchangeBench.ALL_DEAD, DispatchListener.NONE, () -> false);
              return exchange.push(
                  ExchangeBench.OWNER, ExchangeBench.ALL_DEAD, DispatchListener.NONE, () -> false);
            });
    assertThat(late.sent()).isZero();
    assertThat(late.plan().count(Step.UNCHANGED)).isEqualTo(6);
  }
}
