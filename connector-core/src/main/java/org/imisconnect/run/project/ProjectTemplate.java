package org.imisconnect.run.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.CrosswalkKind;
import org.imisconnect.run.mapping.PrivateFiles;

/**
 * A new project: its file and folders. Never overwrites anything.
 *
 * @param contracts {@code active} or {@code idle}
 * @param url address of the receiver; empty where it is not known yet
 * @param environment name of that receiver
 */
public record ProjectTemplate(
    String scheme,
    String pack,
    String zone,
    String currency,
    String source,
    String contracts,
    String url,
    String environment) {

  private static final String IGNORED =
      "out/\nledger.db*\nanswers/\nletters/\nreplays/\nreport/\nworklist.csv\n.imisconnect/\ndata/\n";

  /** Writes it; gives the names of what was made. */
  public List<String> write(Path folder) throws IOException {
    Path file = folder.resolve(Project.FILE_NAME);
    if (Files.exists(file)) {
      throw new ConfigException(
          "There is a project here already (" + Project.FILE_NAME + "). Nothing was changed.");
    }
    List<String> made = new ArrayList<>();
    Files.createDirectories(folder);
    create(file, text(), Project.FILE_NAME, made);
    Path crosswalk = folder.resolve("crosswalk");
    Files.createDirectories(crosswalk);
    for (CrosswalkKind kind : CrosswalkKind.values()) {
      create(crosswalk.resolve(kind.fileName()), "source,target,from,to,note\n", "", made);
    }
    made.add("crosswalk/");
    if (!Path.of(source).isAbsolute() && !source.contains("..") && !source.contains(":")) {
      PrivateFiles.folder(folder.resolve(source));
      made.add(source + "/");
    }
    create(folder.resolve(".gitignore"), IGNORED, ".gitignore", made);
    return made;
  }

  private static void create(Path file, String text, String name, List<String> made)
      throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
      if (!name.isEmpty()) {
        made.add(name);
      }
    }
  }

  private String text() {
    return String.join(
        "\n",
        "# The project of one deployment. Every setting: imisconnect.schema.json, docs/project-file.md.",
        "scheme: " + quoted(scheme),
        "pack: " + quoted(pack),
        "zone: " + zone,
        "currency: " + currency,
        "",
        "source:",
        (source.startsWith("jdbc:") ? "  url: " : "  path: ") + quoted(source),
        "",
        "# idle: a person activates each contract on the openIMIS screen; active: members are covered",
        "# as soon as a contract is sent.",
        "contracts: " + contracts,
        "# What to do when the receiver holds a key with other content: hold, adopt or update.",
        "conflict: hold",
        "",
        "limits: {canary: 50, refused: 20 %, updates: 5 %, rejected: 0 %}",
        "",
        "send-to: " + environment,
        "receivers:",
        "  " + environment + ":",
        "    kind: openimis",
        "    url: " + quoted(url.isEmpty() ? "https://imis.example.org/api/api_fhir_r4/" : url),
        "    accounts:",
        "      - {user: \"${env:"
            + variable("USER")
            + "}\", password: \"${env:"
            + variable("PASSWORD")
            + "}\"}",
        "    rate: 150",
        "");
  }

  /** The environment variable that a new project takes a login from. */
  public String variable(String what) {
    return "IMIS_" + environment.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + what;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
