package org.imisconnect.cli.command;

import org.imisconnect.cli.terminal.Env;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackListing;
import org.imisconnect.pack.PackLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pack}: what packs there are, what one declares, whether its examples hold. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = "Lists, shows and verifies scheme packs.")
public final class PackCommand implements Runnable {
  private final Env env;

  @Spec private @Nullable CommandSpec spec;

  public PackCommand(Env env) {
    this.env = env;
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(env.out());
    }
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
      description = "Shows the records and maps of a pack.",
      mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "ID|DIR") String id) {
    Pack pack = PackLoader.load(id);
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
}
