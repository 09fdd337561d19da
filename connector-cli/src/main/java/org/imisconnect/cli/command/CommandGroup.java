package org.imisconnect.cli.command;

import org.imisconnect.cli.terminal.Env;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: without a subcommand it shows how it is used. */
abstract class CommandGroup implements Runnable {
  final Env env;

  @Spec private @Nullable CommandSpec spec;

  CommandGroup(Env env) {
    this.env = env;
  }

  @Override
  public final void run() {
    if (spec != null) {
      spec.commandLine().usage(env.out());
    }
  }
}
