package org.imisconnect.cli.command;

import org.imisconnect.cli.terminal.Env;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import picocli.CommandLine.Option;

/** The options of every command that works in a project. */
final class ProjectOptions {
  @Option(
      names = "--project",
      paramLabel = "FILE",
      description = "project file or its folder (default: the current folder)")
  private String project = ".";

  @Option(
      names = "--to",
      paramLabel = "ENV",
      description = "the receiver meant (default: `send-to` of the project file)")
  private String to = "";

  Project load(Env env) {
    return Project.load(env.path(project));
  }

  Environment environment(Project loaded) {
    return loaded.environment(to);
  }
}
