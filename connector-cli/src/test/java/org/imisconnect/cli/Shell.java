package org.imisconnect.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Interruption;
import org.imisconnect.exchange.DispatchListener;

/** Runs the command line in this process, in a folder of its own. */
public final class Shell {
  static final Path PACKS = Path.of("../fhir-mappings/src/main/resources/packs");
  private static final Instant BEGIN = Instant.parse("2026-11-24T21:00:00Z");

  private final Path folder;
  private final boolean terminal;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Shell(Path folder, boolean terminal) {
    this.folder = folder;
    this.terminal = terminal;
  }

  /** What a command did. */
  public record Ended(int code, String out, String err) {
    String both() {
      return out + err;
    }
  }

  /** Words go to a pipe. */
  public static Shell in(Path folder) {
    return new Shell(folder, false);
  }

  /** A person looks on. */
  static Shell onTerminal(Path folder) {
    return new Shell(folder, true);
  }

  public Ended run(String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    JumpingClock clock = new JumpingClock(BEGIN);
    out.reset();
    Env env =
        new Env(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            folder,
            Map.of(),
            clock,
            terminal,
            new BufferedReader(new StringReader("")),
            new Interruption(),
            DispatchListener.NONE,
            clock);
    int code = Main.run(arguments, env);
    env.out().flush();
    env.err().flush();
    return new Ended(code, soFar(), err.toString(StandardCharsets.UTF_8));
  }

  /** What a command that still runs has printed. */
  String soFar() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A copy of a built-in pack that a test may spoil. */
  static Path copyOfPack(String id, Path to) throws IOException {
    Path from = PACKS.resolve(id);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }

  /** Replaces a text that must be there. */
  static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new IllegalStateException(file.getFileName() + " does not hold what a test replaces");
    }
    Files.writeString(file, text.replace(from, to));
  }
}
