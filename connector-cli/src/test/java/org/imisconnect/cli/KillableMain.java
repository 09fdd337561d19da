package org.imisconnect.cli;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Interruption;
import org.imisconnect.exchange.DispatchListener;
import org.imisconnect.exchange.DispatchPoint;

/**
 * The command line in a process of its own, as {@link Main} starts it, but for one thing: at the
 * n-th time of a point it says so on its output, and stands still until it is killed.
 */
final class KillableMain {
  /** {@code POINT n}; without it nothing stands still. */
  static final String VARIABLE = "STOP_AT";

  /** What is said at the point. */
  static final String SIGN = "standing at the point";

  private KillableMain() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Env env =
        new Env(
            out,
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            Path.of("").toAbsolutePath(),
            System.getenv(),
            Clock.systemUTC(),
            false,
            new BufferedReader(Reader.nullReader()),
            new Interruption(),
            listener(System.getenv().getOrDefault(VARIABLE, ""), out));
    int code = Main.run(arguments, env);
    System.exit(code);
  }

  private static DispatchListener listener(String stop, PrintStream out) {
    if (stop.isEmpty()) {
      return DispatchListener.NONE;
    }
    String[] words = stop.split(" ");
    DispatchPoint wanted = DispatchPoint.valueOf(words[0]);
    int times = Integer.parseInt(words[1]);
    AtomicInteger seen = new AtomicInteger();
    return (point, type, id) -> {
      if (point == wanted && seen.incrementAndGet() == times) {
        out.println(SIGN);
        stand();
      }
    };
  }

  private static void stand() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a push was to be killed here", e);
    }
  }
}
