package org.imisconnect.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.pack.PackListing;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.run.project.ProjectTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code init}: a project file and its folders. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a project: imisconnect.yaml, the crosswalk's files with their headers, folders, and",
      ".gitignore. On a terminal it asks for what no option says. It never overwrites anything.",
      "",
      "Example: imisconnect init --scheme Lakeland --pack starter --currency LAK",
      "                          --zone Asia/Vientiane --contracts idle"
    })
public final class InitCommand implements Callable<Integer> {
  private final Env env;

  @Option(names = "--dir", paramLabel = "DIR", description = "folder (default: the current one)")
  private String dir = ".";

  @Option(names = "--scheme", paramLabel = "NAME", description = "the scheme's name, for people")
  private String scheme = "";

  @Option(names = "--pack", paramLabel = "ID|DIR", description = "the scheme pack")
  private String pack = "";

  @Option(names = "--zone", paramLabel = "ZONE", description = "such as Asia/Vientiane")
  private String zone = "";

  @Option(names = "--currency", paramLabel = "ISO", description = "such as LAK")
  private String currency = "";

  @Option(
      names = "--source",
      paramLabel = "PATH|URL",
      description = "folder or file of the data, or jdbc:… (default: ${DEFAULT-VALUE})")
  private String source = "data";

  @Option(
      names = "--contracts",
      paramLabel = "active|idle",
      description = "whether contracts begin active: no default, it decides who is covered")
  private String contracts = "";

  @Option(
      names = "--kind",
      paramLabel = "openimis|fhir-r4",
      description = "what receives: openIMIS, or any FHIR R4 server (default: ${DEFAULT-VALUE})")
  private String kind = "openimis";

  @Option(names = "--url", paramLabel = "URL", description = "root of the receiver's FHIR API")
  private String url = "";

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "what that receiver is called (default: ${DEFAULT-VALUE})")
  private String environment = "production";

  public InitCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = env.path(dir);
    scheme = answer(scheme, "--scheme", "Name of the scheme", text -> !text.isBlank());
    pack = answer(pack, "--pack", "Pack (" + packs() + ", or a folder)", text -> !text.isBlank());
    zone = answer(zone, "--zone", "Time zone, such as Asia/Vientiane", InitCommand::isZone);
    currency =
        answer(currency, "--currency", "Currency, such as LAK", text -> text.matches("[A-Z]{3}"));
    contracts =
        answer(
                contracts,
                "--contracts",
                "Contracts: idle (a person activates each) or active (covered at once)",
                text -> text.toLowerCase(Locale.ROOT).matches("active|idle"))
            .toLowerCase(Locale.ROOT);
    if (!kind.matches("openimis|fhir-r4")) {
      throw new ConfigException("--kind cannot be used. Allowed: openimis, fhir-r4.");
    }
    ProjectTemplate template =
        new ProjectTemplate(
            scheme, pack, zone, currency, source, contracts, kind, url, environment);
    List<String> made = template.write(folder);
    env.out().println("  made      " + String.join("  ", made));
    env.out()
        .println(
            "  secrets   set "
                + template.variable("USER")
                + " and "
                + template.variable("PASSWORD")
                + " for the account that runs imisconnect");
    env.out().println("  next      " + next());
    env.out()
        .println(env.signs().good() + " The project is ready. Look through imisconnect.yaml once.");
    return 0;
  }

  private String next() {
    return (url.isEmpty() ? "set the receiver's url; " : "")
        + "put the data into "
        + source
        + "; then imisconnect map, doctor, plan";
  }

  private static String packs() {
    return String.join(", ", PackLoader.list().stream().map(PackListing::id).toList());
  }

  private static boolean isZone(String text) {
    try {
      return ZoneId.of(text).getId().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** What an option said, or what a person types; three tries. */
  private String answer(String given, String option, String question, Predicate<String> fits)
      throws IOException {
    if (!given.isEmpty() && !fits.test(given)) {
      throw new ConfigException(
          option + " " + given + " cannot be used. " + question + ". Nothing was written.");
    }
    if (given.isEmpty() && !env.terminal()) {
      throw new ConfigException("Give " + option + ". " + question + ".");
    }
    String text = given;
    for (int i = 0; i < 3 && !fits.test(text); i++) {
      env.err().print(question + ": ");
      env.err().flush();
      String line = env.keyboard().readLine();
      if (line == null) {
        break;
      }
      text = line.strip();
    }
    if (!fits.test(text)) {
      throw new ConfigException("Give " + option + ". " + question + ". Nothing was written.");
    }
    return text;
  }
}
