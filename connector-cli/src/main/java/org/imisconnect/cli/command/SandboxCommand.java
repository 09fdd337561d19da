package org.imisconnect.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
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
      "sent to it is kept in memory until it stops (Ctrl-C), and in a file with --state.",
      "",
      "Example: imisconnect sandbox --port 8089"
    })
public final class SandboxCommand implements Callable<Integer> {
  private final Env env;

  @Option(names = "--port", paramLabel = "N", description = "port (default: a free one)")
  private int port;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "go on with this file where it is there, and write it at the end")
  private String state = "";

  public SandboxCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() {
    Path file = state.isEmpty() ? null : env.path(state);
    try (PlaygroundServer.Running running =
        PlaygroundServer.load()
            .start(port, env.clock(), file != null && Files.exists(file) ? file : null)) {
      env.out().println("  url       " + running.url());
      env.out().println("  login     " + running.user() + ", password " + running.password());
      env.out().println("  controls  " + running.controlUrl());
      env.out().println(env.signs().good() + " The stand-in is listening. Stop it with Ctrl-C.");
      env.out().flush();
      env.interruption().awaitAsk();
      if (file != null) {
        running.keep(file);
      }
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 8;
    }
  }
}
