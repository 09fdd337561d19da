package org.imisconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/sandbox.md tells a reader to type is typed here, with the file that it shows. */
class SandboxDocsTest {
  private static final Path DOCUMENT = Path.of("../docs/sandbox.md");
  private static final Pattern FILE =
      Pattern.compile("^```yaml\\R# (\\S+)\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("^imisconnect (sandbox.*?)(?:\\s+#.*)?$", Pattern.MULTILINE);

  @TempDir Path folder;

  @BeforeEach
  void writeTheFileOfTheDocument() throws IOException {
    Matcher file = FILE.matcher(Files.readString(DOCUMENT));
    while (file.find()) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    }
  }

  static List<String> commands() throws IOException {
    return COMMAND
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(command -> command.group(1))
        .toList();
  }

  private Cli.Run stopped(String command) {
    Cli cli = new Cli(folder, Clock.systemUTC());
    cli.interruption.ask();
    return cli.run(command.split("\\s+"));
  }

  @Test
  void theDocumentShowsEveryOption() throws IOException {
    assertThat(String.join(" ", commands())).contains("--build", "--faults", "--proxy", "--state");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandStartsAndStops(String command) {
    Cli.Run run = stopped(command);
    assertThat(run.code()).as(run.all()).isZero();
    assertThat(run.out()).contains("http://127.0.0.1:", "listening");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sandbox --build 23.04",
        "sandbox --faults absent.yaml",
        "sandbox --proxy nowhere",
        "sandbox --proxy http://127.0.0.1:8400/api/ --build 24.04",
        "sandbox --proxy http://127.0.0.1:8400/api/ --state kept.zip"
      })
  void whatCannotStartSaysWhy(String command) {
    Cli.Run run = stopped(command);
    assertThat(run.code()).as(run.all()).isEqualTo(2);
  }
}
