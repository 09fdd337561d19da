package org.imisconnect.cli.terminal;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.imisconnect.exchange.DispatchListener;
import org.imisconnect.exchange.Pause;

/**
 * Everything a command may take from outside, so that a test can run it in its own process.
 *
 * @param out results, safe for pipes
 * @param err words for people
 * @param folder where relative paths begin
 * @param variables environment variables
 * @param clock the time
 * @param terminal whether a person looks at {@code err} as it is written
 * @param keyboard what a person types; read only on a terminal
 * @param interruption whether somebody asked to stop
 * @param listener is told of every step of a push
 * @param waiting how time passes where a command waits
 */
public record Env(
    PrintStream out,
    PrintStream err,
    Path folder,
    Map<String, String> variables,
    Clock clock,
    boolean terminal,
    BufferedReader keyboard,
    Interruption interruption,
    DispatchListener listener,
    Waiting waiting) {
  public Env {
    variables = Map.copyOf(variables);
  }

  /** Waits as long as it takes, or until somebody asks to stop. */
  public Env(
      PrintStream out,
      PrintStream err,
      Path folder,
      Map<String, String> variables,
      Clock clock,
      boolean terminal,
      BufferedReader keyboard,
      Interruption interruption,
      DispatchListener listener) {
    this(
        out,
        err,
        folder,
        variables,
        clock,
        terminal,
        keyboard,
        interruption,
        listener,
        interruption::pause);
  }

  /** Nobody listens. */
  public Env(
      PrintStream out,
      PrintStream err,
      Path folder,
      Map<String, String> variables,
      Clock clock,
      boolean terminal,
      BufferedReader keyboard,
      Interruption interruption) {
    this(
        out,
        err,
        folder,
        variables,
        clock,
        terminal,
        keyboard,
        interruption,
        DispatchListener.NONE);
  }

  /** For a command inside a command: nobody looks at what it prints, and it has another clock. */
  public Env inside(PrintStream innerOut, PrintStream innerErr, Clock innerClock) {
    return new Env(
        innerOut,
        innerErr,
        folder,
        variables,
        innerClock,
        false,
        keyboard,
        interruption,
        listener,
        waiting);
  }

  /** Waits by the clock of this environment. */
  public Pause pause() {
    return waiting.by(clock);
  }

  /** Nobody types, and nobody stops it. */
  public Env(
      PrintStream out,
      PrintStream err,
      Path folder,
      Map<String, String> variables,
      Clock clock,
      boolean terminal) {
    this(
        out,
        err,
        folder,
        variables,
        clock,
        terminal,
        new BufferedReader(Reader.nullReader()),
        new Interruption());
  }

  /** A path as the user gave it, from the current folder. */
  public Path path(String given) {
    return folder.resolve(given).normalize();
  }

  /** Signs and colours that fit the terminal. */
  public Signs signs() {
    return Signs.of(variables, terminal);
  }
}
