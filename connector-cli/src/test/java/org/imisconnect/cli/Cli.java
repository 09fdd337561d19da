package org.imisconnect.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Interruption;

/** The command line, run in this process: no console, no variables but those that are given. */
final class Cli {
  private final Path folder;
  private final Clock clock;
  private final Map<String, String> variables = new HashMap<>();
  private String typed = "";
  private boolean terminal;
  Interruption interruption = new Interruption();

  Cli(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What a run came to. */
  record Run(int code, String out, String err) {
    String all() {
      return out + err;
    }
  }

  Cli set(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** A person types these lines. */
  Cli type(String lines) {
    typed = lines;
    terminal = true;
    return this;
  }

  Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Env env =
        new Env(
            outStream,
            errStream,
            folder,
            variables,
            clock,
            terminal,
            new BufferedReader(new StringReader(typed)),
            interruption);
    int code = Main.run(arguments, env);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
