package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.imisconnect.check.CheckProfile;
import org.imisconnect.check.CheckResult;
import org.imisconnect.check.FhirCheck;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: FHIR files against R4, their references, and openIMIS's limits. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks FHIR R4 in NDJSON, JSON or Bundles: structure, values, required codes, references,",
      "and what openIMIS takes. Exit code 1 where there are errors.",
      "",
      "Example: imisconnect check out"
    })
public final class CheckCommand implements Callable<Integer> {
  private final Env env;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "files or folders of FHIR")
  private List<String> paths = List.of();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "r4, or openimis: R4 and what openIMIS takes (default: ${DEFAULT-VALUE})")
  private String profile = "openimis";

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "text, json (one finding a line) or junit (default: ${DEFAULT-VALUE})")
  private String format = "text";

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "findings of one code shown as text (default: ${DEFAULT-VALUE})")
  private int most = 10;

  public CheckCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    CheckFormat writer = CheckFormat.find(format);
    List<Path> checked = paths.stream().map(env::path).toList();
    CheckResult result =
        SourceRows.added(new FhirCheck(profileOf(profile)).check(checked), checked);
    writer.write(result, most, env);
    return result.counts().of(Severity.ERROR) > 0 ? 1 : 0;
  }

  private static CheckProfile profileOf(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "r4" -> CheckProfile.R4;
      case "openimis" -> CheckProfile.OPENIMIS;
      default -> throw new ConfigException("--profile is r4 or openimis.");
    };
  }

  /** One line for people. */
  static String line(Finding finding, Env env) {
    String sign =
        finding.severity() == Severity.ERROR ? env.signs().bad() : env.signs().attention();
    String path = finding.path().isEmpty() ? "" : finding.path() + "  ";
    return "  "
        + sign
        + " "
        + finding.place()
        + "  "
        + finding.code()
        + "  "
        + path
        + finding.message()
        + (finding.hint().isEmpty() ? "" : ". " + finding.hint());
  }

  static String verdict(CheckResult result, Env env) {
    long resources = result.resources().values().stream().mapToLong(Long::longValue).sum();
    long errors = result.counts().of(Severity.ERROR);
    String sign = errors == 0 ? env.signs().good() : env.signs().bad();
    return sign
        + " "
        + count(resources)
        + " resources, "
        + count(errors)
        + " errors, "
        + count(result.counts().of(Severity.WARNING))
        + " warnings.";
  }
}
