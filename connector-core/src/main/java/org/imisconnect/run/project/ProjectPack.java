package org.imisconnect.run.project;

import java.util.LinkedHashMap;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.pack.DidYouMean;
import org.imisconnect.pack.Pack;
import org.imisconnect.pack.PackHeader;
import org.imisconnect.pack.PackLoader;

/** Loads the pack of a project and sets what the project decides in it. Pure but for reading. */
final class ProjectPack {
  private static final String CURRENCY = "currency";

  private ProjectPack() {}

  static Pack load(Project project) {
    Pack pack = PackLoader.load(project.packName());
    String version = pack.header().version();
    if (!project.packVersion().isEmpty() && !project.packVersion().equals(version)) {
      throw new ConfigException(
          "The project wants version "
              + project.packVersion()
              + " of the pack "
              + pack.id()
              + ", and this is version "
              + version
              + ". Look at what changed, then set `pack-version: "
              + version
              + "`.");
    }
    Map<String, String> constants = new LinkedHashMap<>(pack.header().constants());
    project.constants().forEach((name, value) -> set(constants, name, value, pack.id()));
    if (constants.containsKey(CURRENCY)) {
      constants.put(CURRENCY, project.currency());
    }
    return with(pack, constants);
  }

  private static void set(Map<String, String> constants, String name, String value, String pack) {
    if (!constants.containsKey(name)) {
      String near = DidYouMean.sentence(name, constants.keySet());
      throw new ConfigException(
          "The project sets the constant `"
              + name
              + "`, which the pack "
              + pack
              + " does not have. "
              + (near.isEmpty() ? "It has: " + String.join(", ", constants.keySet()) + "." : near));
    }
    constants.put(name, value);
  }

  private static Pack with(Pack pack, Map<String, String> constants) {
    PackHeader old = pack.header();
    PackHeader header =
        new PackHeader(
            old.id(),
            old.country(),
            old.scheme(),
            old.title(),
            old.status(),
            old.version(),
            old.formats(),
            old.contact(),
            old.base(),
            old.ancestors(),
            old.receivers(),
            constants);
    return new Pack(
        header,
        pack.records(),
        pack.maps(),
        pack.parts(),
        pack.codes(),
        pack.checks(),
        pack.ignored(),
        pack.examples(),
        pack.answers(),
        pack.files());
  }
}
