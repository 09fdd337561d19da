package org.imisconnect.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.imisconnect.fixtures.sandbox.FaultProxy;
import org.imisconnect.fixtures.sandbox.fault.FaultPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A generated scheme through the packaged command line into a real openIMIS, counted there by SQL.
 * Its visits lie from today on: newer releases take no visit of before its contract was recorded,
 * and the contracts are recorded now. {@code -Dreal.members} and {@code -Dreal.claims} say how
 * much.
 */
class GeneratedSchemeIT {
  private static final int MEMBERS = Integer.getInteger("real.members", 200);
  private static final int CLAIMS = Integer.getInteger("real.claims", 300);
  private static final int PUSHES = 6;

  /** Of the size, for the second test. */
  private static final int PART = 4;

  private static final String NOTHING_LEFT = "unknown 0  waiting 0";

  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private RealServer server;
  private StoredRows stored;
  private BuiltCommandLine cli;

  @BeforeEach
  void anUntouchedServer() throws Exception {
    server = RealServer.ofTheRun();
    server.reset();
    stored = new StoredRows(server);
    cli = BuiltCommandLine.in(folder.resolve("project"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void scheme(int members, int claims, String url) throws Exception {
    cli.init("Highland", "starter", "data", url);
    cli.must(
        "generate",
        "--pack=starter",
        "--members=" + members,
        "--claims=" + claims,
        "--seed=5",
        "--today=" + today().plusDays(21),
        "--visits-from=" + today(),
        "--out=data");
    cli.crosswalkOf("generated");
  }

  @Test
  void isThereOnceAfterFaultsAndTwoKills() throws Exception {
    FaultPlan faults = FaultPlan.read(RealServer.SCRIPTS.resolve("projects/generated/faults.yaml"));
    try (FaultProxy proxy = FaultProxy.start(0, server.url(), faults, clock)) {
      scheme(MEMBERS, CLAIMS, proxy.baseUrl());
      assertThat(cli.mostly("doctor")).contains("login                      accepted");
      assertThat(cli.mostly("plan")).contains("Nothing has been sent.");
      killOnceThereAre(MEMBERS / 3, StoredRows::people);
      killOnceThereAre(CLAIMS / 4, StoredRows::claims);
      pushUntilDone();
      System.out.println("  faults that struck: " + proxy.struck());
      assertThat(proxy.struck())
          .doesNotContainEntry("reset-after", 0)
          .doesNotContainEntry("error-after", 0);
      cli.edit(proxy.baseUrl(), server.url().toString());
    }
    cli.mostly("pull");
    stored.areOncePerKey();
    assertThat(stored.people()).isEqualTo(MEMBERS);
    assertThat(stored.contracts()).isEqualTo(startedPolicies());
    claimsAreDecidedWithReasons();
    cli.must("reconcile");
    assertThat(cli.mostly("push")).contains("sent 0");
    stored.areOncePerKey();
  }

  @Test
  void isNotDoubledWhenTheLedgerOfAHalfDoneWorkIsLost() throws Exception {
    scheme(MEMBERS / PART, CLAIMS / PART, server.url().toString());
    Map<String, String> whole = keepSome("claims.csv", "claim_lines.csv");
    push();
    int before = stored.claims();
    assertThat(before).isBetween(1, CLAIMS / PART - 1);
    lose();
    for (Map.Entry<String, String> file : whole.entrySet()) {
      Files.writeString(cli.folder().resolve("data").resolve(file.getKey()), file.getValue());
    }
    assertThat(cli.must("ledger", "rebuild")).contains("other content 0", "doubled 0");
    assertThat(stored.claims()).isEqualTo(before);
    push();
    assertThat(stored.claims()).isGreaterThan(before);
    assertThat(stored.people()).isEqualTo(MEMBERS / PART);
    stored.areOncePerKey();
    cli.must("reconcile");
  }

  private void push() throws Exception {
    assertThat(cli.mostly("push")).contains(NOTHING_LEFT);
  }

  /** What faults leave in doubt, or for later, the next push looks up or sends. */
  private void pushUntilDone() throws Exception {
    String said = "";
    for (int i = 0; i < PUSHES && !said.contains(NOTHING_LEFT); i++) {
      said = cli.run("push").said();
    }
    assertThat(said).contains(NOTHING_LEFT);
    said.lines().filter(line -> line.contains("  push  ")).forEach(System.out::println);
  }

  private interface Counting {
    int of(StoredRows stored) throws IOException, InterruptedException;
  }

  /** Ends a push as {@code kill -9} does, once the server has stored so many. */
  private void killOnceThereAre(int rows, Counting counted) throws Exception {
    Path said = cli.folder().resolve("killed.txt");
    Process push = cli.start(said, "push");
    try {
      while (counted.of(stored) < rows) {
        boolean over = push.waitFor(100, TimeUnit.MILLISECONDS);
        assertThat(over && counted.of(stored) < rows).as(Files.readString(said)).isFalse();
      }
      assertThat(push.isAlive()).as("killed while it sends").isTrue();
    } finally {
      push.destroyForcibly().waitFor();
    }
  }

  private long startedPolicies() throws IOException {
    return cli.csv("data/policies.csv").stream()
        .filter(policy -> !LocalDate.parse(policy.get("start_date")).isAfter(today()))
        .count();
  }

  /** Four of five pass; nobody has to guess why the others did not. */
  private void claimsAreDecidedWithReasons() throws Exception {
    Map<String, Map<String, String>> answers = cli.answers("claims");
    assertThat(answers).hasSize(CLAIMS);
    List<Map<String, String>> others =
        answers.values().stream().filter(Predicate.not(GeneratedSchemeIT::passed)).toList();
    assertThat(stored.passedClaims()).isEqualTo(CLAIMS - others.size());
    assertThat(stored.passedClaims() * 100 / CLAIMS).isGreaterThanOrEqualTo(80);
    assertThat(others).as("some are meant to fail").isNotEmpty();
    assertThat(others).allSatisfy(row -> assertThat(row.get("reason")).containsPattern("\\w \\w"));
    System.out.println("  claims: " + stored.passedClaims() + " of " + CLAIMS + " passed");
  }

  private static boolean passed(Map<String, String> row) {
    return row.get("state").matches("accepted|unchanged")
        && !row.get("decision").equals("rejected");
  }

  /** Leaves the claims with an even number in the files, and gives the files as they were. */
  private Map<String, String> keepSome(String... files) throws IOException {
    Map<String, String> whole = new TreeMap<>();
    for (String name : files) {
      Path file = cli.folder().resolve("data").resolve(name);
      whole.put(name, Files.readString(file));
      Files.write(
          file,
          whole.get(name).lines().filter(line -> !line.matches("CL\\d+[13579],.*")).toList(),
          StandardOpenOption.TRUNCATE_EXISTING);
    }
    return whole;
  }

  private void lose() throws IOException {
    try (Stream<Path> files = Files.list(cli.folder())) {
      List<Path> ledger =
          files.filter(file -> file.getFileName().toString().startsWith("ledger.db")).toList();
      assertThat(ledger).isNotEmpty();
      for (Path file : ledger) {
        Files.delete(file);
      }
    }
  }
}
