package org.imisconnect.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.Pack;
import org.imisconnect.run.mapping.MapJob;
import org.imisconnect.run.mapping.MapProgress;
import org.imisconnect.run.mapping.MapResult;
import org.imisconnect.run.mapping.MapSettings;
import org.imisconnect.run.mapping.RecordSources;
import org.imisconnect.run.mapping.RunFile;
import org.imisconnect.run.mapping.SourceChecksums;
import org.imisconnect.source.SourceInput;
import org.imisconnect.source.SourceSession;
import org.imisconnect.source.Sources;
import org.imisconnect.value.FunctionRegistry;

/**
 * Maps the input of a pack to canonical FHIR: compiles, opens the sources, runs, writes run.json.
 */
public final class MapRun {
  private final Pack pack;
  private final Clock clock;

  public MapRun(Pack pack, Clock clock) {
    this.pack = pack;
    this.clock = clock;
  }

  /**
   * Maps everything, whatever the rows hold.
   *
   * @throws org.imisconnect.finding.PackException where the pack has errors: nothing was run
   * @throws org.imisconnect.finding.ConfigException where the input cannot be used as given
   */
  public MapResult run(SourceInput input, MapSettings settings, MapProgress progress)
      throws IOException {
    try (SourceSession session = Sources.load(MapRun.class.getClassLoader()).session(input)) {
      return run(session, settings, progress);
    }
  }

  /** The same from a source that is open; it is left open. */
  public MapResult run(SourceSession session, MapSettings settings, MapProgress progress)
      throws IOException {
    Instant started = clock.instant();
    CompiledPack compiled =
        CompiledPack.compile(pack, FunctionRegistry.load(MapRun.class.getClassLoader()));
    try (RecordSources sources = RecordSources.open(session, pack.records().values())) {
      SourceChecksums digests = SourceChecksums.begin(pack.records().values(), sources);
      MapResult result =
          new MapJob(compiled.plans(), pack.records().values(), sources, settings, progress).run();
      RunFile.write(
          settings.out(),
          about(started),
          result,
          compiled.plans(),
          pack.records().values(),
          sources,
          digests);
      return result;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Map<String, String> about(Instant started) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("pack", pack.id());
    about.put("packVersion", pack.header().version());
    about.put("packStatus", pack.header().status().toString());
    about.put("scheme", pack.schemeUri());
    about.put("started", started.toString());
    about.put("finished", clock.instant().toString());
    return about;
  }
}
