package org.imisconnect.run.project;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imisconnect.exchange.ExchangeSettings.ConflictPolicy;
import org.imisconnect.exchange.ExchangeSettings.Contracts;
import org.imisconnect.pack.DidYouMean;
import org.imisconnect.pack.Fields;
import org.imisconnect.pack.Node;
import org.imisconnect.pack.Yaml;

/** Reads a project file as a whole and reports all of its errors at once. One thread. */
final class ProjectReader {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final Path file;
  private final Path root;
  private final ProjectErrors errors = new ProjectErrors();

  ProjectReader(Path file) {
    this.file = file;
    Path parent = file.getParent();
    this.root = parent == null ? Path.of("") : parent;
  }

  Project read(byte[] bytes) {
    Node.Mapping object = Yaml.read(String.valueOf(file.getFileName()), bytes);
    Fields fields = errors.fields(object, "the project");
    Quantities quantities = new Quantities(fields);
    ZoneId zone = quantities.zone("zone", true, ZoneOffset.UTC);
    String currency = fields.requireText("currency", CURRENCY, "an ISO code such as LAK");
    Map<String, Environment> receivers =
        fields
            .object("receivers")
            .map(node -> new ReceiverReader(errors, root, zone, currency).read(node))
            .orElse(Map.of());
    Project project =
        new Project(
            file,
            fields.requireText("scheme"),
            pack(fields.requireText("pack")),
            fields.text("pack-version"),
            zone,
            currency,
            constants(fields),
            source(fields),
            folders(fields),
            fields.requireWord("contracts", Contracts.class, Contracts.IDLE),
            fields.word("conflict", ConflictPolicy.class, ConflictPolicy.HOLD),
            limits(fields),
            receivers,
            sendTo(fields, receivers),
            retention(fields));
    fields.end();
    errors.throwIfAny();
    return project;
  }

  /** A pack that is written as a path begins at the project. */
  private String pack(String written) {
    boolean path = written.contains("/") || written.contains("\\") || written.startsWith(".");
    return path ? root.resolve(written).normalize().toString() : written;
  }

  private static Map<String, String> constants(Fields fields) {
    Map<String, String> constants = new LinkedHashMap<>();
    fields
        .object("constants")
        .ifPresent(
            object ->
                object
                    .entries()
                    .forEach(
                        entry ->
                            fields
                                .scalar("constants." + entry.key().text(), entry.value())
                                .ifPresent(text -> constants.put(entry.key().text(), text))));
    return constants;
  }

  private SourceSettings source(Fields project) {
    Optional<Node.Mapping> object = project.requireObject("source");
    if (object.isEmpty()) {
      return new SourceSettings(
          root, SecretText.NONE, SecretText.NONE, SecretText.NONE, Map.of(), Map.of());
    }
    Fields fields = errors.fields(object.get(), "source");
    SecretText url = errors.text(fields, "url", false);
    String path = fields.text("path");
    if (url.isEmpty() && path.isEmpty()) {
      errors.add(
          "PROJECT_REQUIRED",
          object.get().at(),
          "source has neither `path` nor `url`",
          "Add `path: data` for files, or `url: jdbc:…` for a database.");
    }
    SourceSettings source =
        new SourceSettings(
            root.resolve(path).normalize(),
            url,
            errors.text(fields, "user", false),
            errors.secret(fields, "password", false),
            texts(fields, "files"),
            settings(fields));
    fields.end();
    return source;
  }

  private static Map<String, String> texts(Fields fields, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields
        .object(key)
        .ifPresent(
            object -> {
              for (Node.Entry entry : object.entries()) {
                String name = entry.key().text();
                fields.scalar(key + "." + name, entry.value()).ifPresent(t -> texts.put(name, t));
              }
            });
    return texts;
  }

  private Map<String, SecretText> settings(Fields source) {
    Map<String, SecretText> settings = new LinkedHashMap<>();
    source
        .object("settings")
        .ifPresent(
            object -> {
              Fields fields = errors.fields(object, "source.settings");
              for (Node.Entry entry : object.entries()) {
                String name = entry.key().text();
                settings.put(
                    name,
                    ProjectErrors.isSecret(name)
                        ? errors.secret(fields, name, false)
                        : errors.text(fields, name, false));
              }
            });
    return settings;
  }

  private ProjectFolders folders(Fields fields) {
    return new ProjectFolders(
        root,
        folder(fields, "output", "out"),
        folder(fields, "ledger", "ledger.db"),
        folder(fields, "crosswalk", "crosswalk"),
        folder(fields, "answers", "answers"),
        folder(fields, "replays", "replays"));
  }

  private Path folder(Fields fields, String key, String otherwise) {
    String written = fields.text(key);
    return root.resolve(written.isEmpty() ? otherwise : written).normalize();
  }

  private Limits limits(Fields project) {
    Optional<Node.Mapping> object = project.object("limits");
    if (object.isEmpty()) {
      return Limits.DEFAULT;
    }
    Fields fields = errors.fields(object.get(), "limits");
    Quantities quantities = new Quantities(fields);
    Limits limits =
        new Limits(
            quantities.number("canary", 1, 1_000_000, Limits.DEFAULT.canary()),
            quantities.share("refused", Limits.DEFAULT.refused()),
            quantities.share("updates", Limits.DEFAULT.updates()),
            quantities.share("rejected", Limits.DEFAULT.rejected()));
    fields.end();
    return limits;
  }

  private static String sendTo(Fields fields, Map<String, Environment> receivers) {
    String name = fields.text("send-to");
    if (!name.isEmpty() && !receivers.containsKey(name)) {
      String near = DidYouMean.sentence(name, receivers.keySet());
      String allowed = String.join(", ", receivers.keySet()) + (near.isEmpty() ? "" : ". " + near);
      fields.wrong(
          fields.find("send-to").orElseThrow().at(), "send-to", "names no receiver", allowed);
    }
    return name.isEmpty() && receivers.size() == 1 ? receivers.keySet().iterator().next() : name;
  }

  private Retention retention(Fields project) {
    Optional<Node.Mapping> object = project.object("retain");
    if (object.isEmpty()) {
      return Retention.NONE;
    }
    Fields fields = errors.fields(object.get(), "retain");
    Quantities quantities = new Quantities(fields);
    Retention retention =
        new Retention(
            quantities.duration("forms"),
            quantities.duration("logs"),
            quantities.duration("output"),
            quantities.duration("letters"));
    fields.end();
    return retention;
  }
}
