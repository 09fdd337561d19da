package org.imisconnect.run.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.exchange.ExchangeSettings;
import org.imisconnect.exchange.ExchangeSettings.ConflictPolicy;
import org.imisconnect.exchange.ExchangeSettings.Contracts;
import org.imisconnect.exchange.Windows;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.pack.DidYouMean;
import org.imisconnect.pack.Pack;

/**
 * A project file, read strictly: every error of it is told at once, with its place. Holds no
 * secret. Immutable.
 *
 * <pre>{@code
 * Project project = Project.load(Path.of("."));
 * Pack pack = project.pack();
 * }</pre>
 *
 * @param scheme name for people
 * @param packName id of a built-in pack, or the absolute path of a folder or zip
 * @param packVersion the version it must have; empty for any
 * @param zone zone of the source's dates and times
 * @param currency ISO code of the scheme's money
 * @param constants constants of the pack that this project sets
 * @param contracts whether contracts are sent active or idle
 * @param conflict what to do when a receiver holds a key with other content
 * @param receivers by environment, in file order
 * @param sendTo the environment that is meant where none is named; empty where none is
 */
public record Project(
    Path file,
    String scheme,
    String packName,
    String packVersion,
    ZoneId zone,
    String currency,
    Map<String, String> constants,
    SourceSettings source,
    ProjectFolders folders,
    Contracts contracts,
    ConflictPolicy conflict,
    Limits limits,
    Map<String, Environment> receivers,
    String sendTo,
    Retention retention) {
  /** The name that is looked for. */
  public static final String FILE_NAME = "imisconnect.yaml";

  public Project {
    constants = Map.copyOf(constants);
    receivers = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(receivers));
  }

  /**
   * Reads a project.
   *
   * @param place a project file, or a folder with {@code imisconnect.yaml}
   * @throws ConfigException when there is none
   * @throws org.imisconnect.finding.PackException with every error of the file
   */
  public static Project load(Path place) {
    Path file = find(place);
    try {
      return new ProjectReader(file).read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ConfigException(file.getFileName() + " cannot be read. Check its rights.", e);
    }
  }

  private static Path find(Path place) {
    Path file = Files.isDirectory(place) ? place.resolve(FILE_NAME) : place;
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          "There is no project here ("
              + file.getFileName()
              + " is missing). Make one with `imisconnect init`, or name one with --project FILE.");
    }
    return file.toAbsolutePath().normalize();
  }

  /** The environment of a name, or the default one for an empty name. */
  public Environment environment(String name) {
    String wanted = name.isEmpty() ? sendTo : name;
    if (wanted.isEmpty()) {
      throw new ConfigException(
          "Name the receiver with --to, or set `send-to` in the project file. There are: "
              + String.join(", ", receivers.keySet())
              + ".");
    }
    Environment found = receivers.get(wanted);
    if (found == null) {
      String near = DidYouMean.sentence(wanted, receivers.keySet());
      throw new ConfigException(
          "The project has no receiver `"
              + wanted
              + "`. "
              + (near.isEmpty()
                  ? "There are: " + String.join(", ", receivers.keySet()) + "."
                  : near));
    }
    return found;
  }

  /**
   * The pack with this project's currency and constants.
   *
   * @throws ConfigException where the pack has another version, or lacks a constant
   */
  public Pack pack() {
    return ProjectPack.load(this);
  }

  /** How to exchange with an environment. */
  public ExchangeSettings exchangeSettings(Environment environment) {
    Environment.Pace pace = environment.pace();
    return ExchangeSettings.of(contracts, conflict, zone)
        .withPace(pace.lanes(), pace.perMinute(), pace.settle())
        .withLimits(limits.canary(), limits.refused(), limits.updates())
        .withWindows(new Windows(pace.windows(), zone));
  }

  /** Where secrets are looked for. */
  public Secrets secrets(Map<String, String> variables) {
    return new Secrets(folders.root(), variables);
  }

  /** The pack's folder, where it is no built-in one. */
  Optional<Path> packFolder() {
    return packName.indexOf('/') >= 0 || packName.indexOf('\\') >= 0
        ? Optional.of(Path.of(packName))
        : Optional.empty();
  }
}
