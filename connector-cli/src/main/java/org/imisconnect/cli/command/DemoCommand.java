package org.imisconnect.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.imisconnect.cli.command.DemoSteps.Said;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.run.playground.PlaygroundServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code demo}: two nights of an invented scheme with a stand-in for openIMIS. The first night
 * sends people and cover, the second, two weeks later, the claims of visits in between: openIMIS
 * rejects a claim for a visit before its cover was recorded.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs everything on the invented scheme Lakeland: map, check, plan, push to a stand-in for",
      "openIMIS on this machine, bring the answers home, prove, report. Leaves a whole project in",
      "./imisconnect-demo for the other commands. Exit code 0 only if the proof holds.",
      "",
      "Example: imisconnect demo"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int DAYS_BETWEEN = 15;
  private final Env env;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "the project's folder (default: ${DEFAULT-VALUE})")
  private String folder = "imisconnect-demo";

  @Option(names = "--json", description = "every term of the proof as JSON")
  private boolean json;

  public DemoCommand(Env env) {
    this.env = env;
  }

  @Override
  public Integer call() throws IOException {
    DemoClock clock = new DemoClock(env.clock());
    clock.setBehind(Duration.ofDays(DAYS_BETWEEN));
    try (PlaygroundServer.Running openImis = PlaygroundServer.load().start(0, clock, null)) {
      DemoProject project = DemoProject.create(env.path(folder), openImis);
      return run(project, openImis, clock);
    }
  }

  private int run(DemoProject project, PlaygroundServer.Running openImis, DemoClock clock)
      throws IOException {
    DemoScreen screen = new DemoScreen(env, json);
    DemoSteps steps = new DemoSteps(env, clock);
    LocalDate today = LocalDate.ofInstant(env.clock().instant(), ZoneOffset.UTC);
    // The day after the first night: what is recorded then covers it.
    LocalDate visitsFrom = today.minusDays(DAYS_BETWEEN - 1L);
    screen.begin(openImis.url());

    screen.night("first night: people and cover");
    project.extract(today, visitsFrom, false);
    map(steps, project, screen);
    push(steps, project, screen);

    clock.setBehind(Duration.ZERO);
    screen.night("second night: the claims of the two weeks since");
    project.extract(today, visitsFrom, true);
    map(steps, project, screen);
    screen.check(steps.run("check", 1, CheckCommand::new, out(project)));
    screen.plan(steps.run("plan", 0, PlanCommand::new, "--project", place(project), "--json"));
    push(steps, project, screen);
    openImis.valuateAll();
    Said pulled = steps.run("pull", 0, PullCommand::new, "--project", place(project), "--json");
    screen.answers(pulled);
    Said proof =
        steps.run("reconcile", 1, ReconcileCommand::new, "--project", place(project), "--json");
    screen.proof(proof);
    Said report = steps.run("report", 0, ReportCommand::new, "--project", place(project), "--ask");
    screen.report(report);
    openImis.keep(project.folder().resolve("sandbox.zip"));
    return end(screen, proof.json(), openImis.url());
  }

  private static void map(DemoSteps steps, DemoProject project, DemoScreen screen)
      throws IOException {
    // Dirt is part of the demo: its rejected rows are no failure of it.
    screen.map(steps.run("map", 1, MapCommand::new, "--project", place(project), "--json"));
  }

  private static void push(DemoSteps steps, DemoProject project, DemoScreen screen)
      throws IOException {
    screen.push(steps.run("push", 0, PushCommand::new, "--project", place(project), "--json"));
  }

  private static String place(DemoProject project) {
    return project.folder().toString();
  }

  private static String out(DemoProject project) {
    return project.folder().resolve("out").toString();
  }

  private int end(DemoScreen screen, JsonNode proof, String url) {
    boolean closes = proof.path("closes").asBoolean();
    if (json) {
      ObjectNode root = new ObjectMapper().createObjectNode();
      root.put("folder", env.path(folder).toString());
      root.set("steps", screen.steps());
      root.set("proof", proof);
      env.out().println(root);
    } else {
      screen.end(Path.of(folder), proof, url);
    }
    return closes ? 0 : 1;
  }
}
