package org.imisconnect.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.reconcile.Break;
import org.imisconnect.report.ProofLine;
import org.imisconnect.report.Report;
import org.imisconnect.report.ReportRequest;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.run.project.ProjectMapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: one HTML file about the last run. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes one HTML file that loads nothing and shows no values: what came of every row, what",
      "to do by weight in money, facilities, codes, columns, row by row, and the proof.",
      "",
      "Without --in it is about the project in this folder. The receiver is asked only with --ask.",
      "",
      "Example: imisconnect report --to production"
    })
public final class ReportCommand implements Callable<Integer> {
  private final Env env;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(names = "--in", paramLabel = "DIR", description = "a folder that map has written")
  private String in = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the file to write (default: report/index.html of the project)")
  private String out = "";

  @Option(names = "--ask", description = "ask the receiver, too, what it holds, for the proof")
  private boolean ask;

  public ReportCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    Path file = in.isEmpty() ? ofProject() : ofFolder();
    env.out().println(env.signs().good() + " Written: " + file);
    return 0;
  }

  private Path ofFolder() throws IOException {
    if (out.isEmpty()) {
      throw new ConfigException("Give --out FILE together with --in.");
    }
    Path file = env.path(out);
    Path folder = env.path(in);
    Report.write(
        ReportRequest.ofMapping(
            folder.toAbsolutePath().normalize().getFileName().toString(),
            folder,
            "",
            env.clock().instant(),
            ZoneOffset.UTC),
        file);
    return file;
  }

  private Path ofProject() throws IOException {
    Project loaded = project.load(env);
    Path file =
        out.isEmpty() ? loaded.folders().root().resolve("report/index.html") : env.path(out);
    ReportRequest plain =
        ReportRequest.ofMapping(
            loaded.scheme(),
            loaded.folders().output(),
            loaded.currency(),
            env.clock().instant(),
            ZoneId.of(loaded.zone().getId()));
    if (Files.exists(loaded.folders().ledger())) {
      exchanged(loaded, plain, file);
    } else {
      Report.write(plain, file);
    }
    return file;
  }

  private void exchanged(Project loaded, ReportRequest plain, Path file) throws IOException {
    Environment environment = project.environment(loaded);
    ProjectProof proof = ProjectProof.count(env, loaded, environment, !ask);
    List<String> breaks =
        Stream.concat(proof.mapped().breaks().stream(), proof.exchanged().breaks().stream())
            .map(ReportCommand::words)
            .toList();
    ProjectMapping mapping = new ProjectStep(env, loaded).mapping();
    try (Ledger ledger = ProjectExchange.ledger(loaded, mapping.pack(), environment, env.clock())) {
      Report.write(
          plain
              .withProof(ProofLine.of(proof.mapped(), proof.exchanged()), breaks)
              .withExchange(
                  ledger,
                  ProjectProof.lastPush(loaded, environment),
                  "openIMIS (" + environment.name() + ")",
                  loaded.folders().state().resolve("exchange-findings.ndjson")),
          file);
    }
  }

  private static String words(Break one) {
    return one.place()
        + "  "
        + one.subject()
        + (one.amount().isEmpty() ? "" : "  " + one.amount())
        + "  "
        + one.message();
  }
}
