package org.imisconnect.cli.command;

import java.io.IOException;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackListing;
import org.imisconnect.pack.PackLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pack}: what packs there are, what one declares, whether its examples hold. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = "Lists, shows and verifies scheme packs.")
public final class PackCommand extends CommandGroup {
  public PackCommand(Env env) {
    super(env);
  }

  @Command(
      name = "list",
      description = "Lists the built-in packs.",
      mixinStandardHelpOptions = true)
  int list() {
    for (PackListing pack : PackLoader.list()) {
      env.out()
          .println(
              String.format(
                  java.util.Locale.ROOT,
                  "%-18s %-9s %s",
                  pack.id(),
                  pack.status().toString().toLowerCase(java.util.Locale.ROOT),
                  pack.title()));
    }
    return 0;
  }

  @Command(
      name = "show",
      description = "Shows the records and maps of a pack, or its data dictionary.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "ID|DIR") String id,
      @Option(
              names = "--dictionary",
              description = "which column feeds which FHIR element, by which rule")
          boolean dictionary) {
    Pack pack = GivenPack.load(env, id);
    if (dictionary) {
      new DictionaryTable(env).print(pack);
      return 0;
    }
    env.out()
        .println(pack.header().title() + "  (" + pack.id() + " " + pack.header().version() + ")");
    env.out().println("scheme   " + pack.schemeUri());
    pack.records()
        .values()
        .forEach(
            record ->
                env.out()
                    .println(
                        "record   " + record.name() + ", " + record.columns().size() + " columns"));
    pack.maps().keySet().forEach(map -> env.out().println("map      " + map));
    return 0;
  }

  @Command(
      name = "verify",
      description = {
        "Runs every example and every golden pair of a pack. Exit code 1 where one does not come",
        "true, 2 for a pack that does not load.",
        "",
        "Example: imisconnect pack verify packs/my-scheme --watch"
      },
      mixinStandardHelpOptions = true)
  int verify(
      @Parameters(paramLabel = "ID|DIR") String id,
      @Option(names = "--watch", description = "run again whenever a file of the pack is saved")
          boolean watch,
      @Option(
              names = "--approve",
              paramLabel = "NAME",
              defaultValue = "",
              description = "take what this example or golden pair gives now as right")
          String approve,
      @Option(names = "--show-values", description = "values instead of shapes; terminal only")
          boolean showValues)
      throws IOException {
    PackVerify verify = new PackVerify(env, id, GivenPack.mayShowValues(env, showValues));
    if (!approve.isEmpty()) {
      return verify.approve(approve);
    }
    return watch ? watch(verify) : verify.run();
  }

  /** Until the user stops it. */
  private int watch(PackVerify verify) throws IOException {
    Thread self = Thread.currentThread();
    env.interruption().onAsk(self::interrupt);
    try (FolderWatch folder = new FolderWatch(verify.folder())) {
      while (true) {
        verify.run();
        env.out().println("  Waiting for a file to be saved; stop with Ctrl-C.");
        env.out().flush();
        folder.await();
      }
    } catch (InterruptedException e) {
      return 8;
    }
  }
}
