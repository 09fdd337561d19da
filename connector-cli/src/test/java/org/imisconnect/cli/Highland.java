package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.imisconnect.fixtures.sandbox.OpenImisSandbox;
import org.imisconnect.fixtures.sandbox.SandboxSettings;
import org.imisconnect.fixtures.sandbox.SandboxUsers;
import org.imisconnect.fixtures.sandbox.control.HoldPoint;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.reconcile.ExchangeProof;
import org.imisconnect.reconcile.ExchangeRecount;
import org.imisconnect.reconcile.MappingProof;
import org.imisconnect.reconcile.MappingRecount;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.run.project.ProjectMapping;
import org.imisconnect.run.project.Secrets;
import org.imisconnect.source.SourceSession;
import org.imisconnect.value.FunctionRegistry;

/**
 * An invented scheme of any size, its project in a folder, and its openIMIS. That openIMIS has each
 * contract on record since the day it starts, as it would in a country at work: it rejects visits
 * from before the record, and here one push sends contracts and visits.
 */
record Highland(Path folder, OpenImisSandbox openImis, Cli cli, Clock clock)
    implements AutoCloseable {
  static final Map<String, String> VARIABLES =
      Map.of("IMIS_SANDBOX_USER", "connector", "IMIS_SANDBOX_PASSWORD", SandboxUsers.PASSWORD);

  static Highland create(Path folder, Clock clock, long members, long claims, long seed)
      throws IOException {
    return create(folder, clock, members, claims, seed, settings -> settings);
  }

  /** The same before an openIMIS of other settings: another build, or one with faults. */
  static Highland create(
      Path folder,
      Clock clock,
      long members,
      long claims,
      long seed,
      UnaryOperator<SandboxSettings> change)
      throws IOException {
    RecordingClock recording = new RecordingClock(clock);
    OpenImisSandbox openImis = OpenImisSandbox.start(change.apply(SandboxSettings.of(recording)));
    openImis.hold(HoldPoint.CHECKED, recording::checked);
    openImis.hold(HoldPoint.STORED, recording::stored);
    Cli cli = new Cli(folder, clock);
    VARIABLES.forEach(cli::set);
    Highland made = new Highland(folder, openImis, cli, clock);
    made.must(
        "init",
        "--scheme",
        "Highland",
        "--pack",
        "starter",
        "--zone",
        "UTC",
        "--currency",
        "USD",
        "--contracts",
        "active",
        "--environment",
        "sandbox",
        "--url",
        openImis.baseUrl());
    made.must(
        "generate",
        "--pack",
        "starter",
        "--members",
        "" + members,
        "--claims",
        "" + claims,
        "--seed",
        "" + seed,
        "--out",
        "data");
    made.crosswalk();
    // The stand-in is on this machine and answers at once: no need to be polite or patient.
    Path file = folder.resolve(Project.FILE_NAME);
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replace(
            "rate: 150",
            "rate: 60000\n    settle: 1 s\n    options: {partial-birth-date: 07-01, send-anyway: CONTRACT_RECORDED_LATER}"));
    return made;
  }

  private void must(String... arguments) {
    Cli.Run run = cli.run(arguments);
    assertThat(run.code()).as(run.all()).isZero();
  }

  private void crosswalk() throws IOException {
    List<Path> files;
    try (Stream<Path> made = Files.list(folder.resolve("data/crosswalk"))) {
      files = made.toList();
    }
    for (Path file : files) {
      Path to = folder.resolve("crosswalk").resolve(file.getFileName());
      Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Counts rows and money again, from the source to the mapped files. */
  MappingProof mappingProof() throws IOException {
    ProjectMapping mapping = mapping(Project.load(folder));
    CompiledPack compiled = CompiledPack.compile(mapping.pack(), FunctionRegistry.core());
    MappingRecount recount =
        new MappingRecount(
            mapping.pack().records().values(),
            compiled.plans().stream()
                .flatMap(plan -> plan.maps().stream())
                .flatMap(map -> map.money().stream())
                .toList());
    try (SourceSession session = mapping.open()) {
      return recount.count(session, folder.resolve("out"));
    }
  }

  /** Counts resources again, from the mapped files to the ledger and to the server. */
  ExchangeProof exchangeProof() throws IOException {
    Project project = Project.load(folder);
    try (ProjectExchange opened =
        ProjectExchange.open(
            project,
            mapping(project).pack(),
            project.environment(""),
            new Secrets(folder, VARIABLES),
            clock,
            instant -> {})) {
      return new ExchangeRecount(opened.ledger(), opened.connection().session(), Instant.EPOCH)
          .count(project.folders().output());
    }
  }

  private ProjectMapping mapping(Project project) {
    return new ProjectMapping(project, new Secrets(folder, VARIABLES), clock);
  }

  @Override
  public void close() {
    openImis.close();
  }
}
