package org.imisconnect.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.run.MapRun;
import org.imisconnect.run.mapping.MapProgress;
import org.imisconnect.run.mapping.MapResult;
import org.imisconnect.run.mapping.MapSettings;
import org.imisconnect.run.mapping.RowClass;
import org.imisconnect.source.SourceInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code map}: a scheme's files to canonical FHIR. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a scheme's own files and writes canonical FHIR R4 as NDJSON, with findings, rejected",
      "rows, a trace from resource to source line, and run.json.",
      "",
      "Example: imisconnect map --pack starter --in data --out out"
    })
public final class MapCommand implements Callable<Integer> {
  private final Env env;

  @Option(names = "--pack", required = true, paramLabel = "ID|DIR", description = "the scheme pack")
  private String pack = "";

  @Option(
      names = "--in",
      required = true,
      paramLabel = "PATH",
      description = "folder, file, workbook or database")
  private String in = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "a setting of the source, such as url=jdbc:postgresql:…")
  private java.util.Map<String, String> settings = new java.util.LinkedHashMap<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder of the output")
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
          "per cent of rows that may be rejected or orphaned before the exit code is 1 (default: ${DEFAULT-VALUE})")
  private double failAbove;

  @Option(names = "--json", description = "print run.json instead of words")
  private boolean json;

  public MapCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = env.path(out);
    long start = System.nanoTime();
    MapResult result =
        new MapRun(GivenPack.load(env, pack), env.clock())
            .run(
                new SourceInput(env.path(in), settings),
                MapSettings.of(folder, Math.max(1, threads)),
                MapProgress.none());
    double seconds = (System.nanoTime() - start) / 1e9;
    if (json) {
      env.out().print(java.nio.file.Files.readString(folder.resolve("run.json")));
    } else {
      new MapSummary(env).print(result, out, seconds, failAbove);
    }
    return isWithin(result, failAbove) ? 0 : 1;
  }

  static boolean isWithin(MapResult result, double failAbove) {
    long lost = result.rows(RowClass.REJECTED) + result.rows(RowClass.ORPHANED);
    return lost * 100.0 <= failAbove * result.read();
  }
}
