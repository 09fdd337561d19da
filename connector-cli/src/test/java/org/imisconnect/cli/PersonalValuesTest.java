package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Plants values in every sensitive column, broken rows included, runs every command that reads
 * them, and looks for them in all that is written for people and machines.
 */
@Isolated
class PersonalValuesTest {
  private static final Pattern KEY = Pattern.compile("\"key\":\\[[^\\]]*]");

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final PlantedValues planted = new PlantedValues();
  private final List<String> written = new ArrayList<>();

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @BeforeEach
  void listen() {
    log.start();
    root().addAppender(log);
    root().setLevel(Level.DEBUG);
  }

  @AfterEach
  void stopListening() {
    root().detachAppender(log);
  }

  @ParameterizedTest
  @ValueSource(strings = {"starter", "openimis-legacy"})
  void standInNothingButResourcesRejectsAndKeysOfTheTrace(String pack) throws IOException {
    run(
        "generate",
        "--pack",
        pack,
        "--members",
        "150",
        "--claims",
        "120",
        "--seed",
        "5",
        "--dirt",
        "12",
        "--today",
        "2026-11-24",
        "--out",
        "clean");
    planted.plant(pack, folder.resolve("clean"), folder.resolve("data"));
    run("map", "--pack", pack, "--in", "data", "--out", "out");
    run("map", "--pack", pack, "--in", "data", "--out", "out", "--json");
    for (String format : List.of("text", "json", "junit")) {
      run("check", "out", "--format", format);
    }
    breakResources();
    run("check", "out");
    for (String at : places()) {
      run("explain", "--pack", pack, "--in", "data", "--at", at);
    }
    verifyAPackWhoseGoldenInputIsTheScheme(pack);
    run("map", "--pack", pack, "--in", "data/" + planted.any(), "--out", "none");
    Path out = folder.resolve("out");
    for (String file : List.of("findings.ndjson", "rows.ndjson", "run.json")) {
      written.add(file + "\n" + Files.readString(out.resolve(file)));
    }
    written.add(KEY.matcher(Files.readString(out.resolve("trace.ndjson"))).replaceAll(""));
    written.add(Files.readString(folder.resolve("clean/dirt.json")));
    written.add(String.join("\n", log.list.stream().map(PersonalValuesTest::text).toList()));
    assertThat(planted.number()).isGreaterThan(500);
    assertThat(planted.found(Files.readString(out.resolve("Patient.ndjson"))))
        .as("the marks are there to be found")
        .isNotEmpty();
    for (String text : written) {
      assertThat(planted.found(text)).as(text.lines().findFirst().orElse("")).isEmpty();
    }
  }

  private void run(String... arguments) {
    Shell.Ended ended = Shell.in(folder).run(arguments);
    assertThat(ended.code()).as(ended.both()).isIn(0, 1, 2);
    // What the user typed may come back; nothing else of the kind.
    String both = PlantedValues.without(ended.both(), List.of(arguments));
    written.add(String.join(" ", List.of(arguments).subList(0, 2)) + "\n" + both);
  }

  private List<String> places() throws IOException {
    Set<String> places = new TreeSet<>();
    for (String line : Files.readAllLines(folder.resolve("out/findings.ndjson"))) {
      String file = line.replaceAll(".*\"file\":\"([^\"]*)\".*", "$1");
      String number = line.replaceAll(".*\"line\":(\\d+).*", "$1");
      if (number.matches("\\d+") && places.size() < 25) {
        places.add(file + ":" + number);
      }
    }
    assertThat(places).isNotEmpty();
    return List.copyOf(places);
  }

  /** Resources of others are broken in their own ways. */
  private void breakResources() throws IOException {
    Path patients = folder.resolve("out/Patient.ndjson");
    List<String> lines = new ArrayList<>(Files.readAllLines(patients));
    lines.set(0, lines.get(0).replace("\"birthDate\":\"", "\"birthDate\":\"x"));
    lines.set(1, lines.get(1).replace("\"family\":", "\"famly\":"));
    lines.set(2, lines.get(2).replace("\"gender\":\"", "\"gender\":\"x"));
    lines.add(lines.get(3).substring(0, lines.get(3).length() / 2));
    Files.write(patients, lines);
  }

  private void verifyAPackWhoseGoldenInputIsTheScheme(String pack) throws IOException {
    Path copy = Shell.copyOfPack(pack, folder.resolve("mine"));
    Path input = Files.createDirectories(copy.resolve("golden/own/input"));
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      for (Path file : files.toList()) {
        Files.copy(file, input.resolve(file.getFileName().toString()));
      }
    }
    run("pack", "verify", "./mine", "--approve", "own");
    Path patients = copy.resolve("golden/own/output/Patient.ndjson");
    Files.writeString(
        patients, Files.readString(patients).replace("\"family\":\"", "\"family\":\"Was "));
    run("pack", "verify", "./mine");
    assertThat(written.get(written.size() - 1)).contains("FAIL", "a value of");
  }

  private static String text(ILoggingEvent event) {
    String thrown = event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage();
    return event.getFormattedMessage() + " " + thrown;
  }
}
