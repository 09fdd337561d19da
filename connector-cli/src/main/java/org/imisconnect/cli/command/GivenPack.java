package org.imisconnect.cli.command;

import java.nio.file.Files;
import org.imisconnect.cli.terminal.Env;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackLoader;

/** The pack that a user names: an id of a built-in one first, else a path. */
final class GivenPack {
  private GivenPack() {}

  /**
   * @throws org.imisconnect.finding.PackException where there is none, or it has errors
   */
  static Pack load(Env env, String given) {
    boolean builtIn = PackLoader.isBuiltIn(given);
    boolean path = !builtIn && !given.isEmpty() && Files.exists(env.path(given));
    return PackLoader.load(path ? env.path(given).toString() : given);
  }

  /**
   * Personal values are for the eyes of a person, not for files and pipes.
   *
   * @throws ConfigException where nobody looks at what is printed
   */
  static boolean mayShowValues(Env env, boolean asked) {
    if (asked && !env.terminal()) {
      throw new ConfigException(
          "--show-values prints personal values, so it works on a terminal only.");
    }
    return asked;
  }
}
