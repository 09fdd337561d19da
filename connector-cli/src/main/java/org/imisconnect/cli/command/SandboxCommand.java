package org.imisconnect.cli.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.run.playground.PlaygroundServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sandbox}: a stand-in for openIMIS on this machine. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a stand-in for openIMIS's FHIR API on this machine, with its quirks. What is sent to",
      "it is kept in memory until it stops (Ctrl-C), and in a file with --state. With --proxy no",
      "stand-in is started: the faults of --faults are put before a real server.",
      "",
      "Example: imisconnect sandbox --port 8089 --build 24.04"
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

  @Option(
      names = "--build",
      paramLabel = "RELEASE",
      description = "openIMIS release to stand for: 26.04 (default), 24.10 or 24.04")
  private String build = "";

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description = "faults that strike requests; docs/sandbox.md describes the file")
  private String faults = "";

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description = "put the faults before this FHIR root instead of a stand-in")
  private String proxy = "";

  public SandboxCommand(Env env) {
    this.env = env;
  }

  private PlaygroundServer.Setup setup(@Nullable Path state) {
    if (!proxy.isEmpty() && (state != null || !build.isEmpty())) {
      throw new ConfigException(
          "--proxy stands before a real server: leave --build and --state away.");
    }
    return new PlaygroundServer.Setup(
        port,
        env.clock(),
        state != null && Files.exists(state) ? state : null,
        build,
        faults.isEmpty() ? null : env.path(faults),
        proxy.isEmpty() ? null : target());
  }

  private URI target() {
    try {
      URI target = new URI(proxy.endsWith("/") ? proxy : proxy + "/");
      if (target.getHost() != null && String.valueOf(target.getScheme()).startsWith("http")) {
        return target;
      }
    } catch (URISyntaxException malformed) {
      // falls through to the refusal
    }
    throw new ConfigException(
        "--proxy needs a URL such as http://127.0.0.1:8400/api/api_fhir_r4/.");
  }

  @Override
  public Integer call() {
    Path file = state.isEmpty() ? null : env.path(state);
    try (PlaygroundServer.Running running = PlaygroundServer.load().start(setup(file))) {
      env.out().println("  url       " + running.url());
      if (proxy.isEmpty()) {
        env.out().println("  login     " + running.user() + ", password " + running.password());
        env.out().println("  controls  " + running.controlUrl());
      }
      String what = proxy.isEmpty() ? "The stand-in is" : "The faults are";
      env.out().println(env.signs().good() + " " + what + " listening. Stop it with Ctrl-C.");
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
