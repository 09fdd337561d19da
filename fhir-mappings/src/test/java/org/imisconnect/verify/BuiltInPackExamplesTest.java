package org.imisconnect.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackDocument;
import org.imisconnect.pack.PackListing;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.value.FunctionRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of every built-in pack is a case of its own. */
class BuiltInPackExamplesTest {

  static List<Arguments> examples() {
    List<Arguments> examples = new ArrayList<>();
    for (PackListing listing : PackLoader.list()) {
      Pack pack = PackLoader.load(listing.id());
      if (pack.examples().isEmpty()) {
        continue; // a pack of another test
      }
      CompiledPack compiled = CompiledPack.compile(pack, FunctionRegistry.core());
      for (PackDocument example : compiled.pack().examples().values()) {
        examples.add(
            Arguments.of(
                listing.id() + ": " + example.name(), new PackExamples(compiled), example));
      }
    }
    return examples;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void comesTrue(String name, PackExamples examples, PackDocument example) {
    assertThat(examples.differences(example)).as(name).isEmpty();
  }
}
