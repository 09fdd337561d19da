package org.imisconnect.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.run.MapRun;
import org.imisconnect.run.mapping.MapProgress;
import org.imisconnect.run.mapping.MapResult;
import org.imisconnect.run.mapping.MapSettings;
import org.imisconnect.run.mapping.RowClass;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectLease;
import org.imisconnect.source.SourceInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code map}: a scheme's files to canonical FHIR. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a scheme's own files and writes canonical FHIR R4 as NDJSON, with findings, rejected",
      "rows, a trace from resource to source line, and run.json.",
      "",
      "Without --pack and --in it maps the sources of the project in this folder.",
      "",
      "Example: imisconnect map --pack starter --in data --out out"
    })
public final class MapCommand implements Callable<Integer> {
  private final Env env;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(names = "--pack", paramLabel = "ID|DIR", description = "the scheme pack")
  private String pack = "";

  @Option(names = "--in", paramLabel = "PATH", description = "folder, file, workbook or database")
  private String in = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "a setting of the source, such as url=jdbc:postgresql:…")
  private java.util.Map<String, String> settings = new java.util.LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder of the output (default: that of the project)")
  private String out = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "workers; never changes the output (default: cores)")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--fail-above",
      paramLabel = "P",
      description =
          "per cent of rows that may be rejected or orphaned before the exit code is 1"
              + " (default: 0, or that of the project)")
  private @Nullable Double failAbove;

  @Option(names = "--json", description = "print run.json instead of words")
  private boolean json;

  public MapCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    if (pack.isEmpty() && in.isEmpty()) {
      return mapProject();
    }
    if (pack.isEmpty() || in.isEmpty() || out.isEmpty()) {
      throw new ConfigException(
          "Give --pack, --in and --out together, or none of them for the project of this folder.");
    }
    Path folder = env.path(out);
    long start = System.nanoTime();
    MapResult result =
        new MapRun(GivenPack.load(env, pack), env.clock())
            .run(
                new SourceInput(env.path(in), settings),
                MapSettings.of(folder, Math.max(1, threads)),
                MapProgress.none());
    return finish(result, folder, out, start, failAbove == null ? 0 : failAbove);
  }

  private int mapProject() throws IOException {
    if (!out.isEmpty() || !settings.isEmpty()) {
      throw new ConfigException("--out and --set go with --pack and --in; a project says its own.");
    }
    Project loaded = project.load(env);
    ProjectStep step = new ProjectStep(env, loaded);
    long start = System.nanoTime();
    MapResult result = mapAlone(loaded, step);
    Path folder = loaded.folders().output();
    String name = loaded.folders().root().relativize(folder).toString();
    double limit = failAbove == null ? loaded.limits().rejected() * 100 : failAbove;
    return finish(result, folder, name, start, limit);
  }

  /** Where something was sent already, a push may be sending now: not without the lease. */
  private MapResult mapAlone(Project loaded, ProjectStep step) throws IOException {
    if (loaded.receivers().isEmpty() || !Files.exists(loaded.folders().ledger())) {
      return step.map(step.mapping(), Math.max(1, threads));
    }
    // One lease for the whole file, whatever the environment.
    ProjectLease lease = step.lease(loaded.receivers().values().iterator().next());
    try {
      return step.map(step.mapping(), Math.max(1, threads));
    } finally {
      lease.close();
    }
  }

  private int finish(MapResult result, Path folder, String name, long start, double limit)
      throws IOException {
    double seconds = (System.nanoTime() - start) / 1e9;
    if (json) {
      env.out().print(Files.readString(folder.resolve("run.json")));
    } else {
      new MapSummary(env).print(result, name, seconds, limit);
    }
    return isWithin(result, limit) ? 0 : 1;
  }

  static boolean isWithin(MapResult result, double failAbove) {
    long lost = result.rows(RowClass.REJECTED) + result.rows(RowClass.ORPHANED);
    return lost * 100.0 <= failAbove * result.read();
  }
}
