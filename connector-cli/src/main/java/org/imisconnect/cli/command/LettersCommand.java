package org.imisconnect.cli.command;

import static org.imisconnect.cli.terminal.Signs.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.cli.terminal.Words;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.ledger.Entry;
import org.imisconnect.run.project.Project;
import org.imisconnect.run.project.ProjectMapping;
import org.imisconnect.run.replay.LetterExport;
import org.imisconnect.run.replay.LetterReplay;
import org.imisconnect.source.SourceSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code letters}: what was refused, to a person and back. */
@Command(
    name = "letters",
    mixinStandardHelpOptions = true,
    description = {
      "Lists, shows, exports, replays and discards what the receiver refused.",
      "",
      "Example: imisconnect letters export --code ICD_UNKNOWN",
      "         (mend letters/*.csv in Excel, then) imisconnect letters replay"
    })
public final class LettersCommand extends CommandGroup {
  public LettersCommand(Env env) {
    super(env);
  }

  @Command(
      name = "list",
      description = "Counts letters by reason.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ProjectOptions project) throws IOException {
    Map<String, List<Entry>> byCode = new TreeMap<>();
    letters(project, "")
        .forEach(
            entry ->
                byCode.computeIfAbsent(entry.cause().code(), c -> new ArrayList<>()).add(entry));
    long all = byCode.values().stream().mapToLong(List::size).sum();
    byCode.forEach(
        (code, entries) ->
            env.out()
                .println(
                    String.format(
                        Locale.ROOT,
                        "  %-28s %8s  first: %s  %s",
                        code,
                        count(entries.size()),
                        LedgerDesk.place(entries.get(0)),
                        entries.get(0).cause().words())));
    env.out()
        .println(
            all == 0
                ? env.signs().good() + " There are no letters."
                : env.signs().attention()
                    + " "
                    + Words.many(all, "letter")
                    + ".  imisconnect letters show CODE, letters export");
    return 0;
  }

  @Command(
      name = "show",
      description = "Shows the letters of a reason.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin ProjectOptions project,
      @Parameters(paramLabel = "CODE", arity = "0..1", defaultValue = "") String code,
      @Option(names = "--show-values", description = "show business keys, which may be personal")
          boolean values)
      throws IOException {
    List<Entry> letters = letters(project, code);
    for (Entry entry : letters) {
      env.out()
          .println(
              "  "
                  + LedgerDesk.place(entry)
                  + "  "
                  + entry.type()
                  + (values ? "  " + String.join(" ", entry.key()) : "")
                  + LedgerDesk.money(entry)
                  + "  "
                  + entry.cause().code()
                  + "  "
                  + entry.cause().words());
    }
    env.out().println(Words.many(letters.size(), "letter") + ".");
    return 0;
  }

  @Command(
      name = "export",
      description = "Writes the rows of letters in the source's own layout, to be mended.",
      mixinStandardHelpOptions = true)
  int export(
      @Mixin ProjectOptions project,
      @Option(names = "--code", paramLabel = "CODE", description = "only these", defaultValue = "")
          String code,
      @Option(names = "--out", paramLabel = "DIR", description = "folder", defaultValue = "letters")
          String out)
      throws IOException {
    Project loaded = project.load(env);
    Map<String, Entry.Cause> causes = new HashMap<>();
    letters(project, code).forEach(entry -> causes.put(entry.id(), entry.cause()));
    ProjectMapping mapping = new ProjectStep(env, loaded).mapping();
    Path folder = loaded.folders().root().resolve(out);
    try (SourceSession source = mapping.open()) {
      new LetterExport(mapping.pack(), source, loaded.folders().output())
          .write(causes, folder)
          .forEach(
              (name, rows) ->
                  env.out()
                      .println(
                          String.format(
                              Locale.ROOT, "  %-32s %10s rows", out + "/" + name, count(rows))));
    }
    env.out()
        .println(
            env.signs().good()
                + " Mend the cells, keep the column _line, save as CSV. Then: imisconnect letters"
                + " replay"
                + (out.equals("letters") ? "" : " " + out));
    env.out()
        .println(
            "  In Excel, open it by Data > From Text with every column as Text: else leading zeros"
                + " go.");
    return 0;
  }

  @Command(
      name = "replay",
      description = "Takes mended files back: their rows stand in for their own in the source.",
      mixinStandardHelpOptions = true)
  int replay(
      @Mixin ProjectOptions project,
      @Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = "letters") String dir)
      throws IOException {
    Project loaded = project.load(env);
    ProjectMapping mapping = new ProjectStep(env, loaded).mapping();
    Path folder = loaded.folders().root().resolve(dir);
    if (!Files.isDirectory(folder)) {
      throw new ConfigException(
          "There is no folder " + dir + ". Make it with `imisconnect letters export`.");
    }
    LetterReplay.Result result;
    try (SourceSession source = mapping.open();
        SourceSession mended = mapping.openMended(folder)) {
      result =
          new LetterReplay(mapping.pack(), source, loaded.folders().output(), mapping.replays())
              .replay(folder, mended);
    }
    env.out()
        .println(
            "  taken "
                + count(result.taken())
                + "  not changed "
                + count(result.same())
                + "  changed in the source since "
                + count(result.gone())
                + "  without a place "
                + count(result.strange()));
    env.out().println(verdict(result));
    return result.gone() + result.strange() > 0 ? 1 : 0;
  }

  private String verdict(LetterReplay.Result result) {
    if (result.strange() > 0) {
      return env.signs().bad()
          + " Some rows have lost their column _line, or were never exported: export again.";
    }
    if (result.gone() > 0) {
      return env.signs().attention()
          + " Some rows changed in the source meanwhile; there the source counts.";
    }
    return result.taken() == 0
        ? env.signs().attention() + " Nothing was changed in these files."
        : env.signs().good() + " They stand in for their own.  imisconnect plan, then push";
  }

  @Command(
      name = "discard",
      description = "Gives letters up, until their rows change.",
      mixinStandardHelpOptions = true)
  int discard(
      @Mixin ProjectOptions project,
      @Parameters(paramLabel = "FILE:LINE", arity = "1..*") List<String> places,
      @Option(names = "--note", required = true, paramLabel = "TEXT", description = "why")
          String note)
      throws IOException {
    Project loaded = project.load(env);
    try (LedgerDesk desk =
        LedgerDesk.open(env, loaded, loaded.pack(), project.environment(loaded))) {
      List<Entry> letters = new ArrayList<>();
      desk.ledger().letters(letters::add);
      long number = desk.mark(letters, places, (ledger, id) -> ledger.discard(id, note));
      env.out().println(env.signs().good() + " Discarded " + Words.many(number, "letter") + ".");
    }
    return 0;
  }

  private List<Entry> letters(ProjectOptions project, String code) throws IOException {
    Project loaded = project.load(env);
    List<Entry> letters = new ArrayList<>();
    try (LedgerDesk desk =
        LedgerDesk.open(env, loaded, loaded.pack(), project.environment(loaded))) {
      desk.ledger()
          .letters(
              entry -> {
                if (code.isEmpty() || entry.cause().code().equals(code)) {
                  letters.add(entry);
                }
              });
    }
    return letters;
  }
}
