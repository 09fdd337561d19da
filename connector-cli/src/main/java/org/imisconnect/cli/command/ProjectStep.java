package org.imisconnect.cli.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.ProgressLine;
import org.imisconnect.cli.terminal.RunLog;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.ledger.Owner;
import org.imisconnect.run.mapping.MapProgress;
import org.imisconnect.run.mapping.MapResult;
import org.imisconnect.run.project.Connection;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.OldFiles;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.run.project.ProjectLease;
import org.imisconnect.run.project.ProjectMapping;

/** What several commands of a project begin with: mapping, and saying whom they talk to. */
final class ProjectStep {
  private final Env env;
  private final Project project;

  ProjectStep(Env env, Project project) {
    this.env = env;
    this.project = project;
  }

  /** The mapping, made again where it is older than its source. */
  ProjectMapping mapped(boolean quiet) throws IOException {
    ProjectMapping mapping = mapping();
    if (mapping.isOutOfDate()) {
      long start = System.nanoTime();
      MapResult result = map(mapping, Runtime.getRuntime().availableProcessors());
      if (!quiet) {
        new MapSummary(env).counts(result, (System.nanoTime() - start) / 1e9);
      }
    }
    return mapping;
  }

  ProjectMapping mapping() {
    return new ProjectMapping(project, project.secrets(env.variables()), env.clock());
  }

  MapResult map(ProjectMapping mapping, int threads) throws IOException {
    ProgressLine line = new ProgressLine(env, "map", "rows");
    Thread mapper = Thread.currentThread();
    env.interruption().onAsk(mapper::interrupt);
    try {
      return mapping.map(threads, progress(line));
    } finally {
      env.interruption().onAsk(() -> {});
      // The wish to stop is kept; the interrupt was for the mapping, and would break files open
      // later.
      Thread.interrupted();
      line.end();
    }
  }

  private static MapProgress progress(ProgressLine line) {
    return new MapProgress() {
      @Override
      public void begin(String record, long bytes) {}

      @Override
      public void rows(long rows, long bytes) {
        line.add(rows);
      }
    };
  }

  /**
   * Takes the lease before anything is written: a run that is sending reads the files that a
   * mapping would write anew.
   */
  ProjectLease lease(Environment environment) throws IOException {
    return ProjectLease.take(project, project.pack(), environment, owner(env), env.clock());
  }

  /** Opens what an exchange with an environment needs, under the lease. */
  ProjectExchange exchange(ProjectMapping mapping, Environment environment, ProjectLease lease)
      throws IOException {
    return ProjectExchange.open(
        project,
        mapping.pack(),
        environment,
        project.secrets(env.variables()),
        env.clock(),
        env.pause(),
        lease);
  }

  /** Opens what is needed to read ledger and receiver. */
  ProjectExchange exchange(ProjectMapping mapping, Environment environment) throws IOException {
    return ProjectExchange.open(
        project,
        mapping.pack(),
        environment,
        project.secrets(env.variables()),
        env.clock(),
        env.pause());
  }

  /** Removes files whose time is over. What a push needs of them it makes again afterwards. */
  void forgetOldFiles(Environment environment) throws IOException {
    OldFiles old = new OldFiles(project, env.clock().instant());
    old.forgetLetters();
    if (project.retention().output() != null) {
      try (Ledger ledger =
          ProjectExchange.ledger(project, project.pack(), environment, env.clock())) {
        old.forgetOutput(ledger);
      }
    }
  }

  /** Does work with a log in the project. */
  int logged(String command, RunLog.Work work) throws IOException {
    return RunLog.keep(env, project.folders().state(), command, project.retention().logs(), work);
  }

  /** Says where a command will write, before it does. */
  void target(Environment environment) {
    env.err()
        .println(
            project.scheme()
                + " "
                + env.signs().arrow()
                + " "
                + environment.name()
                + " ("
                + Connection.host(environment, project.secrets(env.variables()))
                + ")");
  }

  /** Who takes the lease of a ledger. */
  static Owner owner(Env env) {
    String user =
        env.variables().getOrDefault("USER", env.variables().getOrDefault("USERNAME", ""));
    return Owner.ofThisProcess(machine(), user.isEmpty() ? "unknown" : user);
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }
}
