package org.imisconnect.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConnectorException;
import picocli.CommandLine;

/** Runs the very commands that a person would type, and reads what they say. One thread. */
final class DemoSteps {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Env env;
  private final Clock clock;

  DemoSteps(Env env, Clock clock) {
    this.env = env;
    this.clock = clock;
  }

  /** What a command came to. */
  record Said(int code, String out, String err, double seconds) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }

    /** The last line: it says whether it is well. */
    String verdict() {
      return out.strip().lines().reduce("", (before, line) -> line);
    }
  }

  /** A command for an environment whose output is kept. */
  @FunctionalInterface
  interface Made {
    Callable<Integer> in(Env env);
  }

  /**
   * Runs a command.
   *
   * @param most the highest exit code that is well
   * @throws DemoStopped with what it said, where its code is higher
   */
  Said run(String name, int most, Made command, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Env inner =
        env.inside(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            clock);
    long start = System.nanoTime();
    CommandLine line = new CommandLine(command.in(inner));
    int code = execute(line, arguments);
    Said said =
        new Said(
            code,
            out.toString(StandardCharsets.UTF_8),
            err.toString(StandardCharsets.UTF_8),
            (System.nanoTime() - start) / 1e9);
    if (code > most) {
      throw new DemoStopped(name, said);
    }
    return said;
  }

  /** picocli wraps what a handler throws; a known failure goes on as itself. */
  private static int execute(CommandLine line, String... arguments) {
    int[] code = {0};
    RuntimeException[] failed = {null};
    line.setExecutionExceptionHandler(
        (failure, commandLine, result) -> {
          failed[0] =
              failure instanceof RuntimeException known
                  ? known
                  : new java.io.UncheckedIOException(new IOException(failure));
          return 70;
        });
    code[0] = line.execute(arguments);
    if (failed[0] != null) {
      throw failed[0];
    }
    return code[0];
  }

  /** A step of the demo that did not go well. */
  static final class DemoStopped extends ConnectorException {
    private static final long serialVersionUID = 1L;

    DemoStopped(String step, Said said) {
      super(
          said.code(),
          "The demo stopped at " + step + ":\n" + (said.out() + said.err()).strip(),
          null);
    }
  }
}
