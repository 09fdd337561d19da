package org.imisconnect.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Interruption;
import org.imisconnect.finding.ConnectorException;
import picocli.CommandLine;

/** Entry point. Loads only the class of the command that is called, so that help comes at once. */
public final class Main {
  private static final int INTERRUPTED = 8;

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Env env =
        new Env(
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            Path.of("").toAbsolutePath(),
            System.getenv(),
            Clock.systemUTC(),
            isTerminal(),
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            new Interruption());
    Thread stopping = new Thread(() -> stop(env), "stopping");
    Runtime.getRuntime().addShutdownHook(stopping);
    int code = run(arguments, env);
    env.out().flush();
    env.err().flush();
    env.interruption().end(code);
    if (isRemoved(stopping)) {
      System.exit(code);
    }
  }

  /** False when the process is ending already: then the hook gives the code. */
  private static boolean isRemoved(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return false;
    }
  }

  /**
   * Since Java 22 a console is there even where nobody looks at it; the terminal says otherwise.
   */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null && System.getenv("CI") == null;
  }

  /** Lets a command that was stopped keep what it knows; then ends with its code. */
  private static void stop(Env env) {
    env.interruption().ask();
    Runtime.getRuntime().halt(env.interruption().awaitEnd().orElse(INTERRUPTED));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Runs a command and gives its exit code. */
  public static int run(String[] arguments, Env env) {
    if (arguments.length == 0 || isHelp(arguments[0])) {
      env.out().print(Help.overview());
      return arguments.length == 0 ? 2 : 0;
    }
    if (arguments[0].equals("--version") || arguments[0].equals("version")) {
      env.out().println("imisconnect " + Version.current());
      return 0;
    }
    Optional<CommandName> name = CommandName.find(arguments[0]);
    if (name.isEmpty()) {
      env.err().println(Help.unknown(arguments[0]));
      return 2;
    }
    return call(name.get(), Arrays.copyOfRange(arguments, 1, arguments.length), env);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static boolean isHelp(String argument) {
    return argument.equals("--help") || argument.equals("-h") || argument.equals("help");
  }

  private static int call(CommandName name, String[] arguments, Env env) {
    try {
      CommandLine line = new CommandLine(name.create(env));
      line.setCommandName("imisconnect " + name.word());
      line.setOut(writer(env.out()));
      line.setErr(writer(env.err()));
      line.setUsageHelpWidth(100);
      line.setExecutionExceptionHandler(
          (exception, commandLine, result) -> Failures.report(exception, env));
      return line.execute(arguments);
    } catch (ConnectorException | OutOfMemoryError e) {
      return Failures.report(e, env);
    }
  }
}
