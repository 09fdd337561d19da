package org.imisconnect.cli.command;

import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.run.playground.PlaygroundServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sandbox}: a stand-in for openIMIS on this machine. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a stand-in for openIMIS 26.04's FHIR API on this machine, with its quirks. What is",
      "sent to it is kept in memory until it stops (Ctrl-C).",
      "",
      "Example: imisconnect sandbox --port 8089"
    })
public final class SandboxCommand implements Callable<Integer> {
  private final Env env;

  @Option(names = "--port", paramLabel = "N", description = "port (default: a free one)")
  private int port;

  public SandboxCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() {
    try (PlaygroundServer.Running running = PlaygroundServer.load().start(port, env.clock())) {
      env.out().println("  url       " + running.url());
      env.out().println("  login     " + running.user() + ", password " + running.password());
      env.out().println("  controls  " + running.controlUrl());
      env.out().println(env.signs().good() + " The stand-in is listening. Stop it with Ctrl-C.");
      env.out().flush();
      env.interruption().awaitAsk();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 8;
    }
  }
}
