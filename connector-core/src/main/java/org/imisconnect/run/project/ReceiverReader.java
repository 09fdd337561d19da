package org.imisconnect.run.project;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imisconnect.pack.Fields;
import org.imisconnect.pack.Node;
import org.imisconnect.run.project.Environment.Login;
import org.imisconnect.run.project.Environment.Network;
import org.imisconnect.run.project.Environment.Pace;
import org.jspecify.annotations.Nullable;

/** Reads {@code receivers:}. One thread. */
final class ReceiverReader {
  private static final Pattern PROXY = Pattern.compile("([A-Za-z0-9.-]+):([0-9]{1,5})");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final ProjectErrors errors;
  private final Path root;
  private final ZoneId zone;
  private final String currency;

  ReceiverReader(ProjectErrors errors, Path root, ZoneId zone, String currency) {
    this.errors = errors;
    this.root = root;
    this.zone = zone;
    this.currency = currency;
  }

  Map<String, Environment> read(Node.Mapping object) {
    Map<String, Environment> receivers = new LinkedHashMap<>();
    Fields fields = errors.fields(object, "receivers");
    for (Node.Entry entry : object.entries()) {
      String name = entry.key().text();
      if (!name.matches("[a-z][a-z0-9-]*")) {
        fields.wrong(
            entry.key().at(), name, "is no name of a receiver", "lower-case words joined by `-`");
      }
      fields.object(name).ifPresent(receiver -> receivers.put(name, receiver(name, receiver)));
    }
    return receivers;
  }

  private Environment receiver(String name, Node.Mapping object) {
    Fields fields = errors.fields(object, "receiver " + name);
    Quantities quantities = new Quantities(fields);
    Environment environment =
        new Environment(
            name,
            fields.requireText("kind"),
            errors.text(fields, "url", true),
            quantities.zone("zone", false, zone),
            fields.find("currency").isPresent()
                ? fields.requireText("currency", CURRENCY, "an ISO code such as LAK")
                : currency,
            accounts(fields),
            options(fields),
            network(fields, quantities),
            pace(quantities));
    fields.end();
    return environment;
  }

  private static Pace pace(Quantities quantities) {
    Duration settle = quantities.duration("settle");
    return new Pace(
        quantities.number("rate", 1, 100_000, 150),
        quantities.number("concurrency", 1, 64, 4),
        settle,
        quantities.windows("windows"));
  }

  private List<Login> accounts(Fields fields) {
    List<Login> accounts = new ArrayList<>();
    Optional<Node> node = fields.find("accounts");
    if (node.isPresent() && !(node.get() instanceof Node.Sequence)) {
      fields.wrong(
          node.get().at(), "accounts", "is no list", "lines of `- {user: …, password: …}`");
    } else if (node.isPresent()) {
      for (Node item : ((Node.Sequence) node.get()).items()) {
        if (item instanceof Node.Mapping account) {
          accounts.add(account(account));
        } else {
          fields.wrong(
              item.at(), "accounts", "has an entry without names", "`{user: …, password: …}`");
        }
      }
    }
    return accounts;
  }

  private Login account(Node.Mapping object) {
    Fields fields = errors.fields(object, "an account");
    Login login =
        new Login(
            errors.text(fields, "user", true),
            errors.secret(fields, "password", true),
            fields.texts("districts"));
    fields.end();
    return login;
  }

  private static Map<String, String> options(Fields fields) {
    Map<String, String> options = new LinkedHashMap<>();
    fields
        .object("options")
        .ifPresent(
            object -> {
              for (Node.Entry entry : object.entries()) {
                String name = entry.key().text();
                String text =
                    entry.value() instanceof Node.Sequence list
                        ? joined(fields, name, list)
                        : fields.scalar(name, entry.value()).orElse("");
                options.put(name, text);
              }
            });
    return options;
  }

  private static String joined(Fields fields, String name, Node.Sequence list) {
    List<String> texts = new ArrayList<>();
    list.items().forEach(item -> fields.scalar(name, item).ifPresent(texts::add));
    return String.join(",", texts);
  }

  private Network network(Fields fields, Quantities quantities) {
    String proxy = fields.text("proxy");
    Matcher matcher = PROXY.matcher(proxy);
    boolean known = matcher.matches();
    if (!known && !proxy.isEmpty()) {
      fields.wrong(fields.find("proxy").orElseThrow().at(), "proxy", "cannot be used", "HOST:PORT");
    }
    String store = fields.text("trust-store");
    @Nullable Path file = store.isEmpty() ? null : root.resolve(store).normalize();
    return new Network(
        known ? matcher.group(1) : "",
        known ? Integer.parseInt(matcher.group(2)) : 0,
        file,
        errors.secret(fields, "trust-store-password", false),
        quantities.duration("read-timeout"));
  }
}
