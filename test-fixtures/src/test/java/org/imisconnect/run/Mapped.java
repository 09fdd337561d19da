package org.imisconnect.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.imisconnect.fixtures.generate.Generator;
import org.imisconnect.fixtures.generate.GeneratorSettings;
import org.imisconnect.fixtures.generate.GeneratorSettings.RowOrder;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.reconcile.MappingProof;
import org.imisconnect.reconcile.MappingRecount;
import org.imisconnect.run.join.JoinSettings;
import org.imisconnect.run.mapping.MapProgress;
import org.imisconnect.run.mapping.MapResult;
import org.imisconnect.run.mapping.MapSettings;
import org.imisconnect.source.SourceInput;
import org.imisconnect.source.SourceSession;
import org.imisconnect.source.Sources;
import org.imisconnect.value.FunctionRegistry;

/** Generates a scheme, maps it and recounts it, as tests of the whole run need it. */
final class Mapped {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T21:00:00Z"), ZoneOffset.UTC);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private Mapped() {}

  static Path generate(Path out, String pack, long members, long claims, double dirt)
      throws IOException {
    return generate(out, pack, members, claims, dirt, RowOrder.BY_PARENT);
  }

  static Path generate(
      Path out, String pack, long members, long claims, double dirt, RowOrder order)
      throws IOException {
    Generator.generate(
        GeneratorSettings.of(pack, members, claims, 11, out, TODAY).withDirt(dirt).with(order));
    return out;
  }

  static MapResult map(String pack, Path in, Path out) throws IOException {
    return map(pack, in, MapSettings.of(out, 2));
  }

  static MapResult map(String pack, Path in, MapSettings settings) throws IOException {
    return new MapRun(PackLoader.load(pack), CLOCK)
        .run(SourceInput.of(in), settings, MapProgress.none());
  }

  /** Everything through sorted runs in tiny chunks: the worst way for joins. */
  static MapSettings onDisk(Path out, int threads) {
    return new MapSettings(
        out, threads, 100_000, new JoinSettings(out.resolve(".tmp"), 0, 4096, 100, 20_000));
  }

  static MappingProof recount(String pack, Path in, Path out) throws IOException {
    CompiledPack compiled = CompiledPack.compile(PackLoader.load(pack), FunctionRegistry.core());
    MappingRecount recount =
        new MappingRecount(
            compiled.pack().records().values(),
            compiled.plans().stream()
                .flatMap(plan -> plan.maps().stream())
                .flatMap(map -> map.money().stream())
                .toList());
    Sources sources = Sources.load(Mapped.class.getClassLoader());
    try (SourceSession session = sources.session(SourceInput.of(in))) {
      return recount.count(session, out);
    }
  }
}
