package org.imisconnect.cli;

import java.io.IOException;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.RunLog;
import org.imisconnect.finding.ConnectorException;

/** Says what went wrong to a person, without stack traces, and gives the exit code. */
final class Failures {
  static final int BUG = 70;

  private static final String MEMORY_ENDED =
      "The memory that Java was given is too small for this. What was written is incomplete. Give it more,"
          + " for example by IMISCONNECT_JAVA_OPTS=-Xmx400m, run the command again, and tell us: it should not need it.";

  private Failures() {}

  static int report(Throwable failure, Env env) {
    if (failure instanceof ConnectorException known) {
      env.err().println(env.signs().bad() + " " + known.getMessage());
      log(env);
      return known.exitCode();
    }
    if (failure instanceof IOException) {
      env.err().println(env.signs().bad() + " " + reading(failure));
      return 2;
    }
    if (failure instanceof OutOfMemoryError) {
      env.err().println(MEMORY_ENDED);
      return BUG;
    }
    org.slf4j.LoggerFactory.getLogger(Main.class).error("unexpected failure", failure);
    env.err()
        .println(
            env.signs().bad()
                + " This is a mistake in imisconnect, not in your data: "
                + failure.getClass().getSimpleName()
                + ". Please report it, with the log.");
    log(env);
    return BUG;
  }

  private static void log(Env env) {
    RunLog.of(env).ifPresent(file -> env.err().println("  The log of this run: " + file));
  }

  private static String reading(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
