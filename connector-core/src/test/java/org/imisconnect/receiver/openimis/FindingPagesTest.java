package org.imisconnect.receiver.openimis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingPagesTest {
  private static final Pattern FINDING =
      Pattern.compile("losses\\s*\\.?(?:changed|dropped)\\(\\s*\"([A-Z_]+)\"");
  private static final Pattern REASON =
      Pattern.compile(
          "(?:because|NotCarried|notCarried|missing|\\bno|Refused)\\(\\s*\"([A-Z_]+)\"");
  private final Path root = root();

  private static Path root() {
    Path dir = Path.of(System.getProperty("user.dir"));
    return Files.isDirectory(dir.resolve("docs")) ? dir : dir.getParent();
  }

  private Set<String> codes(Pattern pattern) throws IOException {
    Set<String> codes = new TreeSet<>();
    Path sources = root.resolve("connector-core/src/main/java/org/imisconnect/receiver/openimis");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file).replace("losses.", "losses ."));
        while (matcher.find()) {
          codes.add(matcher.group(1));
        }
      }
    }
    return codes;
  }

  @Test
  void everyFindingOfTheReceiverHasAPage() throws IOException {
    Set<String> codes = codes(FINDING);
    assertThat(codes).hasSizeGreaterThan(15);
    for (String code : codes) {
      assertThat(root.resolve("docs/findings/" + code + ".md")).exists();
    }
  }

  @Test
  void everyReasonToStopIsListedAmongTheLosses() throws IOException {
    String losses = Files.readString(root.resolve("docs/openimis-losses.md"));
    Set<String> codes = codes(REASON);
    assertThat(codes).hasSizeGreaterThan(25);
    assertThat(codes).allSatisfy(code -> assertThat(losses).contains(code));
  }
}
