package org.imisconnect.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingPagesTest {
  private static final Pattern CODE = Pattern.compile("\"((?:YAML|PACK)_[A-Z_]+)\"");

  @Test
  void everyCodeOfThePackReaderHasAPage() throws IOException {
    TreeSet<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/imisconnect/pack"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = CODE.matcher(Files.readString(file));
        while (matcher.find()) {
          codes.add(matcher.group(1));
        }
      }
    }
    assertThat(codes).hasSizeGreaterThan(10);
    assertThat(codes).allSatisfy(code -> assertThat(page(code)).startsWith("# " + code + "\n"));
  }

  private static String page(String code) throws IOException {
    return Files.readString(Path.of("../docs/findings/" + code + ".md"));
  }
}
