package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents tell a reader to type is typed here. */
class DocsCommandsTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final Pattern BLOCK =
      Pattern.compile("^```(?:bash|console)\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("^(?:\\$ )?(?:\\./)?imisconnect (.*)$");

  @TempDir Path folder;

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(REPOSITORY.resolve("README.md")));
    try (Stream<Path> files = Files.walk(REPOSITORY.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    documents.removeIf(document -> commands(document).isEmpty());
    return documents;
  }

  private static List<String> commands(Path document) {
    List<String> commands = new ArrayList<>();
    try {
      Matcher block = BLOCK.matcher(Files.readString(document));
      while (block.find()) {
        for (String line : block.group(1).replace("\\\n", " ").lines().toList()) {
          Matcher command = COMMAND.matcher(line.strip());
          // A sandbox runs until it is stopped: SandboxDocsTest runs it.
          if (command.matches() && !command.group(1).startsWith("sandbox")) {
            commands.add(command.group(1).replaceAll("\\s+#.*", "").strip());
          }
        }
      }
      return commands;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandOfADocumentRunsInItsOrder(Path document) {
    for (String command : commands(document)) {
      Shell.Ended ended = Shell.in(folder).run(command.split("\\s+"));
      assertThat(ended.code()).as(command + "\n" + ended.both()).isIn(0, 1);
    }
  }

  @Test
  void theReadmeHasCommandsAndIsShort() throws IOException {
    Path readme = REPOSITORY.resolve("README.md");
    assertThat(commands(readme)).hasSizeGreaterThan(4);
    assertThat(Files.readAllLines(readme)).hasSizeLessThanOrEqualTo(120);
  }
}
