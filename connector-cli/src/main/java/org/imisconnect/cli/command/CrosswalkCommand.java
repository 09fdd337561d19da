package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.exchange.Exchange;
import org.imisconnect.receiver.Crosswalk;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.receiver.CrosswalkMisses.Miss;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ReferenceEntry;
import org.imisconnect.receiver.openimis.reference.CrosswalkDraft;
import org.imisconnect.run.project.Environment;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectExchange;
import org.imisconnect.run.project.ProjectLease;
import org.imisconnect.run.project.ProjectMapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crosswalk}: national code to the code of one installation. */
@Command(
    name = "crosswalk",
    mixinStandardHelpOptions = true,
    description = {
      "Says which codes of the source have no target, by money, and proposes targets from the",
      "receiver's reference data. Nothing is applied by itself.",
      "",
      "Example: imisconnect crosswalk check"
    })
public final class CrosswalkCommand extends CommandGroup {
  public CrosswalkCommand(Env env) {
    super(env);
  }

  /** What is done with the codes that lack a target. */
  @FunctionalInterface
  private interface Work {
    int with(Project project, List<Miss> misses, ReceiverSession session) throws IOException;
  }

  private int misses(ProjectOptions options, String name, Work work) throws IOException {
    Project project = options.load(env);
    ProjectStep step = new ProjectStep(env, project);
    return step.logged(
        name,
        () -> {
          Environment environment = options.environment(project);
          try (ProjectLease lease = step.lease(environment)) {
            ProjectMapping mapping = step.mapped(true);
            try (ProjectExchange opened = step.exchange(mapping, environment, lease);
                Exchange exchange = opened.exchange()) {
              exchange.plan();
              ReceiverSession session = opened.connection().session();
              return work.with(project, session.missingCodes(), session);
            }
          }
        });
  }

  @Command(
      name = "check",
      description = "Lists codes without a target, and targets that the receiver does not know.",
      mixinStandardHelpOptions = true)
  int check(@Mixin ProjectOptions project) throws IOException {
    return misses(project, "crosswalk-check", this::check);
  }

  private int check(Project project, List<Miss> misses, ReceiverSession session)
      throws IOException {
    for (Miss miss : misses) {
      env.out()
          .println(
              String.format(
                  Locale.ROOT,
                  "  %-16s %-20s %10s  %s",
                  miss.kind().fileName(),
                  miss.code(),
                  count(miss.count()),
                  miss.currency().isEmpty()
                      ? ""
                      : miss.currency() + " " + Words.money(miss.amount())));
    }
    List<String> strange = strange(project, session);
    strange.forEach(line -> env.out().println("  " + line));
    env.out().println(verdict(misses.size(), strange.size()));
    return misses.isEmpty() ? 0 : 1;
  }

  /** A target that the receiver lacks matters once a code of the source needs it. */
  private String verdict(int misses, int strange) {
    if (misses > 0) {
      return env.signs().bad()
          + " "
          + Words.many(misses, "code")
          + " without a target.  imisconnect crosswalk draft";
    }
    return strange > 0
        ? env.signs().attention()
            + " Every code of the source has a target; "
            + Words.many(strange, "target")
            + " that the receiver does not list."
        : env.signs().good() + " Every code of the source has a target that is there.";
  }

  /** Rows whose target the receiver does not have; of kinds that it lists completely. */
  private static List<String> strange(Project project, ReceiverSession session) throws IOException {
    Crosswalk crosswalk = Crosswalk.read(project.folders().crosswalk(), finding -> {});
    List<String> strange = new ArrayList<>();
    for (CrosswalkKind kind : CrosswalkKind.values()) {
      List<Crosswalk.Row> rows = crosswalk.rows(kind);
      Set<String> codes = new HashSet<>();
      boolean complete =
          !rows.isEmpty()
              && session.reference(kind, entry -> codes.add(entry.code().toUpperCase(Locale.ROOT)))
                  instanceof Listing.Complete;
      for (Crosswalk.Row row : complete ? rows : List.<Crosswalk.Row>of()) {
        boolean same = row.target().equals(Crosswalk.SAME);
        if (!same && !codes.contains(row.target().toUpperCase(Locale.ROOT))) {
          strange.add(row.place() + "  the receiver has no " + row.target());
        }
      }
    }
    return strange;
  }

  @Command(
      name = "draft",
      description = "Writes proposals beside the crosswalk: KIND.draft.csv.",
      mixinStandardHelpOptions = true)
  int draft(@Mixin ProjectOptions project) throws IOException {
    return misses(project, "crosswalk-draft", this::draft);
  }

  private int draft(Project project, List<Miss> misses, ReceiverSession session)
      throws IOException {
    Map<CrosswalkKind, List<Miss>> byKind = new EnumMap<>(CrosswalkKind.class);
    misses.forEach(miss -> byKind.computeIfAbsent(miss.kind(), k -> new ArrayList<>()).add(miss));
    for (Map.Entry<CrosswalkKind, List<Miss>> kind : byKind.entrySet()) {
      String name = kind.getKey().fileName().replace(".csv", ".draft.csv");
      Path file = project.folders().crosswalk().resolve(name);
      Files.writeString(
          file, text(kind.getKey(), kind.getValue(), session), StandardCharsets.UTF_8);
      env.out().println("  crosswalk/" + name + "  " + Words.many(kind.getValue().size(), "code"));
    }
    env.out()
        .println(
            byKind.isEmpty()
                ? env.signs().good() + " Every code of the source has a target."
                : env.signs().attention()
                    + " Look at each line, then move it to the file without `draft`.");
    return 0;
  }

  private static String text(CrosswalkKind kind, List<Miss> misses, ReceiverSession session) {
    List<ReferenceEntry> entries = new ArrayList<>();
    session.reference(kind, entries::add);
    StringBuilder text = new StringBuilder("source,target,from,to,note\n");
    for (Miss miss : misses) {
      List<CrosswalkDraft.Proposal> proposals = CrosswalkDraft.propose(miss.code(), "", entries);
      String target = proposals.isEmpty() ? "" : proposals.get(0).target();
      String why = proposals.isEmpty() ? "no proposal" : proposals.get(0).why();
      text.append(cell(miss.code())).append(',').append(cell(target)).append(",,,");
      text.append(cell(why + "; needed " + miss.count() + " times")).append('\n');
    }
    return text.toString();
  }

  private static String cell(String text) {
    return text.matches("[^\",\n\r]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
