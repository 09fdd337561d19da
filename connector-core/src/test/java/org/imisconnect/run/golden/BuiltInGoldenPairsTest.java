package org.imisconnect.run.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.PackListing;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.value.FunctionRegistry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden pair of every built-in pack is a case of its own. */
class BuiltInGoldenPairsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T21:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  static List<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (PackListing listing : PackLoader.list()) {
      CompiledPack pack =
          CompiledPack.compile(PackLoader.load(listing.id()), FunctionRegistry.core());
      pack.pack().golden().forEach(name -> pairs.add(Arguments.of(listing.id(), name, pack)));
    }
    return pairs;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("pairs")
  void givesTheSameBytes(String id, String name, CompiledPack pack) throws IOException {
    assertThat(new GoldenPairs(pack, CLOCK, folder).differences(name)).as(id).isEmpty();
  }
}
