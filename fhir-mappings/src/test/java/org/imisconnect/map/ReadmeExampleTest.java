package org.imisconnect.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.imisconnect.pack.PackLoader;
import org.imisconnect.value.FunctionRegistry;
import org.junit.jupiter.api.Test;

/** The Java example of the README is this test: its lines are compared. */
class ReadmeExampleTest {
  @Test
  void theExampleOfTheReadmeRuns() {
    // begin
    CompiledPack pack = CompiledPack.compile(PackLoader.load("starter"), FunctionRegistry.core());
    RecordMapper mapper = new RecordMapper(pack);
    RecordMapper.Result result =
        mapper.map("facilities", Map.of("facility_code", "HF07", "facility_name", "Pine Hill"));
    // end
    assertThat(result.findings()).isEmpty();
    assertThat(result.resources()).extracting(MappedResource::type).containsExactly("Organization");
  }

  @Test
  void theReadmeShowsTheSameLines() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve("README.md")) ? here : here.resolve("..");
    String test =
        Files.readString(
            root.resolve("fhir-mappings/src/test/java/org/imisconnect/map/ReadmeExampleTest.java"));
    String example = test.substring(test.indexOf("// begin") + 8, test.indexOf("// end"));
    assertThat(squeezed(Files.readString(root.resolve("README.md")))).contains(squeezed(example));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
