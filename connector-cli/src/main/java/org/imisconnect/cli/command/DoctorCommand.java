package org.imisconnect.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConnectorException;
import org.imisconnect.map.CompiledPack;
import org.imisconnect.pack.Pack;
import org.imisconnect.receiver.Probe;
import org.imisconnect.receiver.Probe.Health;
import org.imisconnect.record.RecordType;
import org.imisconnect.run.project.Connection;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.SourceSession;
import org.imisconnect.value.FunctionRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}: looks everything over before a first run. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks over settings, pack, source, ledger, and then the receiver: address, TLS, clock,",
      "login, rights, build, districts. Logs in once and reads; writes nothing there.",
      "",
      "Example: imisconnect doctor --to production"
    })
public final class DoctorCommand implements Callable<Integer> {
  private final Env env;

  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  public DoctorCommand(Env env) {
    this.env = env;
  }

  /** Something that is looked at; its exceptions are what is found. */
  @FunctionalInterface
  private interface Look {
    String words() throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    Project loaded = project.load(env);
    Environment environment = project.environment(loaded);
    ProjectStep step = new ProjectStep(env, loaded);
    return step.logged(
        "doctor",
        () -> {
          List<Probe> here = new ArrayList<>();
          here.add(new Probe("project", Health.WELL, "read without errors", ""));
          here.add(look("pack", () -> pack(loaded)));
          here.add(look("source", () -> source(step, loaded.pack())));
          here.add(look("ledger", () -> ledger(loaded, environment)));
          List<Probe> there = new ArrayList<>();
          there.addAll(receiver(loaded, environment));
          return print(here, there, environment, loaded);
        });
  }

  private static Probe look(String name, Look look) {
    try {
      return new Probe(name, Health.WELL, look.words(), "");
    } catch (ConnectorException | IOException e) {
      return new Probe(name, Health.ILL, String.valueOf(e.getMessage()), "");
    }
  }

  private static String pack(Project project) {
    Pack pack = project.pack();
    CompiledPack.compile(pack, FunctionRegistry.load(DoctorCommand.class.getClassLoader()));
    return pack.id() + " " + pack.header().version() + ", compiled without errors";
  }

  private static String source(ProjectStep step, Pack pack) throws IOException {
    int there = 0;
    try (SourceSession session = step.mapping().open()) {
      for (RecordType record : pack.records().values()) {
        try (RecordSource source = session.open(record)) {
          there += source.exists() ? 1 : 0;
        }
      }
    }
    return there + " of " + pack.records().size() + " records are there";
  }

  private String ledger(Project project, Environment environment) throws IOException {
    try (var ledger = ProjectExchange.ledger(project, project.pack(), environment, env.clock())) {
      long entries = ledger.totals().stream().mapToLong(total -> total.count()).sum();
      return org.imisconnect.cli.terminal.Signs.count(entries) + " entries";
    }
  }

  private List<Probe> receiver(Project project, Environment environment) {
    try (Connection connection =
        Connection.open(
            project,
            environment,
            project.secrets(env.variables()),
            "doctor",
            env.clock(),
            env.pause())) {
      return connection.session().probes();
    } catch (ConnectorException e) {
      return List.of(new Probe("receiver", Health.ILL, String.valueOf(e.getMessage()), ""));
    }
  }

  private int print(List<Probe> here, List<Probe> there, Environment environment, Project loaded) {
    List<Probe> all = new ArrayList<>(here);
    all.addAll(there);
    if (json) {
      env.out().println(json(all));
    } else {
      new ProjectStep(env, loaded).target(environment);
      all.forEach(this::line);
      env.out().println(verdict(all));
    }
    if (here.stream().anyMatch(DoctorCommand::isIll)) {
      return 2;
    }
    return there.stream().anyMatch(DoctorCommand::isIll) ? 3 : 0;
  }

  private static boolean isIll(Probe probe) {
    return probe.health() == Health.ILL;
  }

  private void line(Probe probe) {
    String sign =
        switch (probe.health()) {
          case WELL -> env.signs().good();
          case DOUBTFUL -> env.signs().attention();
          case ILL -> env.signs().bad();
        };
    String hint = probe.hint().isEmpty() ? "" : " " + probe.hint();
    String end = probe.words().endsWith(".") || hint.isEmpty() ? "" : ".";
    env.out()
        .println(
            "  "
                + sign
                + " "
                + String.format(Locale.ROOT, "%-26s ", probe.name())
                + probe.words()
                + end
                + hint);
  }

  private String verdict(List<Probe> all) {
    long ill = all.stream().filter(DoctorCommand::isIll).count();
    long doubtful = all.stream().filter(probe -> probe.health() == Health.DOUBTFUL).count();
    if (ill > 0) {
      return env.signs().bad() + " " + ill + " to be mended before anything is sent.";
    }
    return doubtful > 0
        ? env.signs().attention() + " Ready, with " + doubtful + " to look at."
        : env.signs().good() + " Ready.";
  }

  private static ArrayNode json(List<Probe> probes) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    for (Probe probe : probes) {
      list.addObject()
          .put("name", probe.name())
          .put("health", probe.health().name().toLowerCase(Locale.ROOT))
          .put("words", probe.words())
          .put("hint", probe.hint());
    }
    return list;
  }
}
