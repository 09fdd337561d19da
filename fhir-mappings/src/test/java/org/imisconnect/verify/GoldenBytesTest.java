package org.imisconnect.verify;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the built-in packs make is R4 to HAPI's strict parser, and the bytes that HAPI writes. */
class GoldenBytesTest {

  @Test
  void hapiReadsEveryResourceAndWritesTheSameBytes() throws IOException {
    IParser parser =
        FhirContext.forR4().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    List<String> differing = new ArrayList<>();
    int lines = 0;
    for (Path pair : pairs()) {
      try (Stream<Path> files = Files.list(pair.resolve("output"))) {
        for (Path file : files.sorted().toList()) {
          for (String line : Files.readAllLines(file)) {
            lines++;
            String again = parser.encodeResourceToString(parser.parseResource(line));
            if (!again.equals(line)) {
              differing.add(line + "\n" + again);
            }
          }
        }
      }
    }
    assertThat(differing).isEmpty();
    assertThat(lines).isGreaterThan(200);
  }

  private static List<Path> pairs() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("src/main/resources/packs"), 3)) {
      return folders
          .filter(folder -> folder.getParent().endsWith("golden") && Files.isDirectory(folder))
          .sorted()
          .toList();
    }
  }
}
