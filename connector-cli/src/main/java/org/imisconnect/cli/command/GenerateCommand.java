package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.run.playground.SchemeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code generate}: synthetic data in a scheme's own format. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a synthetic scheme in its own format: households, policies, facilities and claims",
      "that fit together, and dirt.json, which names every broken row. The same options give the",
      "same bytes.",
      "",
      "Example: imisconnect generate --pack starter --members 1000 --claims 500 --out data"
    })
public final class GenerateCommand implements Callable<Integer> {
  private final Env env;

  @Option(
      names = "--pack",
      required = true,
      paramLabel = "ID",
      description = "starter or openimis-legacy")
  private String pack = "";

  @Option(
      names = "--members",
      paramLabel = "N",
      description = "member rows (default: ${DEFAULT-VALUE})")
  private long members = 1_000;

  @Option(names = "--claims", paramLabel = "N", description = "claims (default: ${DEFAULT-VALUE})")
  private long claims = 500;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of every choice (default: ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(
      names = "--dirt",
      paramLabel = "P",
      description = "per cent of rows that are broken (default: ${DEFAULT-VALUE})")
  private double dirt;

  @Option(
      names = "--today",
      paramLabel = "YYYY-MM-DD",
      description = "day of the extract (default: today)")
  private String today = "";

  @Option(
      names = "--visits-from",
      paramLabel = "YYYY-MM-DD",
      description = "no visit before it, ten days before --today at the latest (default: any day)")
  private String visitsFrom = "";

  @Option(names = "--shuffled", description = "child rows in any order")
  private boolean shuffled;

  @Option(names = "--workbook", description = "one .xlsx instead of files")
  private boolean workbook;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write to")
  private String out = "";

  public GenerateCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    if (members < 1 || claims < 0 || dirt < 0 || dirt > 100) {
      throw new ConfigException("--members from 1, --claims from 0, --dirt from 0 to 100.");
    }
    LocalDate extract =
        today.isEmpty()
            ? LocalDate.ofInstant(env.clock().instant(), ZoneOffset.UTC)
            : day("--today", today);
    LocalDate visits = visitsFrom.isEmpty() ? null : day("--visits-from", visitsFrom);
    if (visits != null && visits.isAfter(extract.minusDays(10))) {
      throw new ConfigException("--visits-from is at least ten days before --today.");
    }
    Map<String, Long> rows =
        SchemeGenerator.load()
            .generate(
                new SchemeGenerator.Request(
                    pack,
                    members,
                    claims,
                    seed,
                    dirt,
                    env.path(out),
                    extract,
                    visits,
                    shuffled,
                    workbook));
    rows.forEach((record, number) -> env.out().println("  " + record + " " + count(number)));
    env.out().println(env.signs().good() + " Written to " + out + ".");
    return 0;
  }

  private static LocalDate day(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new ConfigException(option + " is a day such as 2026-11-24.", e);
    }
  }
}
