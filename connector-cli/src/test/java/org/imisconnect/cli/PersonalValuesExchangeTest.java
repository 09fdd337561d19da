package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.imisconnect.fixtures.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/**
 * Plants values in every sensitive column, lets a server say them back in its errors, runs every
 * command that exchanges or looks at the exchange, and looks for them in all that is written for
 * people and machines. What must hold them is readable by its owner only: resources, rejects,
 * letters (the source's own rows), the worklist's file and answers (business keys), the ledger.
 */
@Isolated
class PersonalValuesExchangeTest {
  /** Written for whoever may read the project; the rest of the folder is checked for its rights. */
  private static final List<String> FOR_ALL_EYES =
      List.of(
          "out/findings.ndjson",
          "out/rows.ndjson",
          "out/run.json",
          ".imisconnect/exchange-findings.ndjson",
          ".imisconnect/runs.ndjson",
          "report/index.html");

  /** Gives every byte back as it was: some rows are broken by bytes. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<String> javaLog = java.util.Collections.synchronizedList(new ArrayList<>());
  private final PlantedValues planted = new PlantedValues();
  private final Map<String, String> written = new LinkedHashMap<>();
  private final Handler handler = new Collecting();

  /** Held here, for Java forgets loggers that nobody holds. */
  private final java.util.logging.Logger http = java.util.logging.Logger.getLogger("okhttp3");

  private Lakeland lakeland;
  private EchoingServer server;
  private Cli cli;

  private final class Collecting extends Handler {
    @Override
    public void publish(LogRecord event) {
      javaLog.add(event.getMessage() + " " + event.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** All that a user can switch on: our own logging has no more, HTTP logs by Java's. */
  @BeforeEach
  void listen() throws IOException {
    handler.setLevel(java.util.logging.Level.ALL);
    http.setLevel(java.util.logging.Level.ALL);
    http.setUseParentHandlers(false);
    http.addHandler(handler);
    log.start();
    root().addAppender(log);
    ((Logger) LoggerFactory.getLogger("okhttp3")).setLevel(Level.TRACE);
    Clock clock = Clock.systemUTC();
    lakeland = Lakeland.create(folder, clock, SandboxSettings.of(clock).withNumberLength(9));
    server = EchoingServer.before(lakeland.openImis().baseUrl());
    cli = lakeland.cli();
    plant();
    edit("imisconnect.yaml", lakeland.openImis().baseUrl(), server.url());
    edit("imisconnect.yaml", "refused: 20 %", "refused: 100 %");
  }

  @AfterEach
  void stop() {
    root().detachAppender(log);
    http.removeHandler(handler);
    server.close();
    lakeland.close();
  }

  private void plant() throws IOException {
    Cli.Run made =
        cli.run(
            Stream.concat(
                    Stream.of("generate", "--pack", "starter", "--members", "120", "--claims"),
                    Stream.of("90", "--seed", "5", "--dirt", "6", "--out", "clean"))
                .toArray(String[]::new));
    assertThat(made.code()).as(made.all()).isZero();
    planted.plant("starter", folder.resolve("clean"), folder.resolve("data"));
    try (Stream<Path> files = Files.list(folder.resolve("clean/crosswalk"))) {
      for (Path file : files.toList()) {
        Path to = folder.resolve("crosswalk").resolve(file.getFileName());
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path members = folder.resolve("data/members.csv");
    // Two that openIMIS refuses by itself, in words that hold the number.
    List<String> lines = new ArrayList<>(Files.readAllLines(members, BYTES));
    for (int i = 20; i < 22; i++) {
      lines.set(i, lines.get(i).replaceFirst("^([^,]*)[^,],", "$1,"));
    }
    Files.write(members, lines, BYTES);
  }

  private void edit(String name, String from, String to) throws IOException {
    Shell.edit(folder.resolve(name), from, to);
  }

  @Test
  void standWhereTheyMustOnlyAndAreReadableByTheirOwnerOnly() throws IOException {
    theExchange();
    thePersonsDesk();
    theSecondNightAndAServerThatIsGone();
    keepFiles();
    assertThat(server.writes()).as("writes, some of them said back").isGreaterThan(100);
    assertThat(planted.number()).isGreaterThan(500);
    assertThat(planted.found(Files.readString(folder.resolve("out/Patient.ndjson")))).isNotEmpty();
    assertThat(written.get("events logged")).contains("POST Patient", "POST Claim", "-> 500");
    written.forEach((what, text) -> assertThat(planted.found(text)).as(what).isEmpty());
    onlyTheirOwnerReadsWhatHoldsThem();
  }

  private void theExchange() {
    run("map");
    run("check", "out");
    run("doctor");
    run("crosswalk", "check");
    run("crosswalk", "draft");
    run("plan");
    for (String state : List.of("create", "withheld", "parked")) {
      run("plan", "--show", state, "--most", "1000");
    }
    run("plan", "--json");
    Cli.Run push = run("push");
    assertThat(push.out()).as(push.all()).containsPattern("refused [1-9]");
    run("push", "--json");
    lakeland.openImis().valuateAll();
    run("pull");
    run("pull", "--json");
    everyView();
  }

  private void everyView() {
    for (String command : List.of("status", "reconcile", "report")) {
      run(command);
    }
    run("status", "--json");
    run("reconcile", "--json");
    run("reconcile", "--offline");
    run("report", "--ask");
    run("letters", "list");
    run("worklist", "list", "--most", "1000");
    run("explain", "--at", "claims.csv:5");
  }

  private void thePersonsDesk() throws IOException {
    String letters = run("letters", "list").out();
    for (String code : letters.lines().map(line -> line.strip().split(" ")[0]).toList()) {
      if (code.matches("[A-Z_0-9]{4,}")) {
        run("letters", "show", code);
      }
    }
    run("letters", "export");
    // The officer's own rows: mended in Excel, so they are there as they are.
    Path mended = folder.resolve("letters/members.csv");
    String rows = Files.readString(mended, BYTES);
    assertThat(planted.found(rows)).isNotEmpty();
    Files.writeString(mended, rows.replace("Zqmembers", "Zqm"), BYTES);
    run("letters", "replay");
    run("letters", "replay", "nowhere");
    run("letters", "discard", "members.csv:1", "--note", "no such");
    run("worklist", "export");
    String task = run("worklist", "list").out().strip().split(" ", 2)[0];
    run("worklist", "done", task, "--note", "done");
  }

  private void theSecondNightAndAServerThatIsGone() throws IOException {
    Path members = folder.resolve("data/members.csv");
    String later = Files.readString(members, BYTES).replace("Zqmembers4", "Zqmembers9");
    Files.writeString(members, later, BYTES);
    run("plan", "--show", "update", "--most", "1000");
    run("push");
    // Heads that changed are a person's work: their numbers are in the list.
    run("worklist", "export");
    server.setEchoing(false);
    run("push");
    run("worklist", "export");
    everyView();
    server.close();
    run("push");
    run("pull");
    run("doctor");
    run("reconcile");
  }

  private Cli.Run run(String... arguments) {
    Cli.Run run = cli.run(arguments);
    assertThat(run.code()).as(String.join(" ", arguments) + "\n" + run.all()).isIn(0, 1, 2, 3);
    String name = written.size() + " " + String.join(" ", arguments);
    written.put(name, PlantedValues.without(run.all(), List.of(arguments)));
    return run;
  }

  private void keepFiles() throws IOException {
    for (String name : FOR_ALL_EYES) {
      written.put(name, Files.readString(folder.resolve(name)));
    }
    try (Stream<Path> files = Files.walk(folder.resolve(".imisconnect/logs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        written.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    try (Stream<Path> files = Files.list(folder.resolve("crosswalk"))) {
      for (Path file : files.toList()) {
        written.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    StringBuilder events = new StringBuilder();
    for (ILoggingEvent event : log.list) {
      events.append(event.getFormattedMessage()).append('\n');
      for (IThrowableProxy p = event.getThrowableProxy(); p != null; p = p.getCause()) {
        events.append(p.getMessage()).append('\n');
      }
    }
    written.put("events logged", events.toString());
    written.put("what HTTP logged", String.join("\n", javaLog));
  }

  /** Whatever file holds one of them, and the ledger, whose contents are packed. */
  private void onlyTheirOwnerReadsWhatHoldsThem() throws IOException {
    List<String> holding = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        boolean ours = !name.startsWith("data/") && !name.startsWith("clean/");
        if (ours && (name.startsWith("ledger.db") || !planted.found(text).isEmpty())) {
          holding.add(name.replaceFirst("\\..*", ""));
          assertThat(Files.getPosixFilePermissions(file))
              .as(name)
              .isSubsetOf(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
      }
    }
    assertThat(holding)
        .contains("ledger", "out/Patient", "out/trace", "out/rejects/members", "letters/members")
        .contains("answers/members", "worklist");
  }
}
