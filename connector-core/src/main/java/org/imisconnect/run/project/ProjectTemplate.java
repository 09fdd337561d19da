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
import org.imisconnect.receiver.fhir.FhirReceiver;
import org.imisconnect.run.mapping.PrivateFiles;

/**
 * A new project: its file and folders. Never overwrites anything.
 *
 * @param contracts {@code active} or {@code idle}
 * @param kind {@code openimis} or {@code fhir-r4}
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
    String kind,
    String url,
    String environment) {

  private static final String FHIR_OPTIONS =
      """
          # auth: none, basic, bearer (the password is the token), or oauth2 (user and password are
          # client id and secret; needs token-url, takes scope). ids: ours (PUT under our ids), or
          # server (conditional create by identifier).
          options: {auth: basic, ids: ours}
      """;

  private static final String IGNORED =
      "out/\nledger.db*\nanswers/\nreplays/\n.imisconnect/\ndata/\n";

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
        "    kind: " + kind,
        "    url: " + quoted(url.isEmpty() ? exampleUrl() : url),
        "    accounts:",
        "      - {user: \"${env:"
            + variable("USER")
            + "}\", password: \"${env:"
            + variable("PASSWORD")
            + "}\"}",
        options() + "    rate: 150",
        "");
  }

  private boolean isFhir() {
    return kind.equals(FhirReceiver.KIND);
  }

  private String exampleUrl() {
    return isFhir() ? "https://fhir.example.org/r4/" : "https://imis.example.org/api/api_fhir_r4/";
  }

  /** What a person must choose of a server that is not openIMIS; openIMIS leaves no such choice. */
  private String options() {
    return isFhir() ? FHIR_OPTIONS : "";
  }

  /** The environment variable that a new project takes a login from. */
  public String variable(String what) {
    return "IMIS_" + environment.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + what;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
