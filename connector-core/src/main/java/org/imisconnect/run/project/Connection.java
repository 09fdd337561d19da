package org.imisconnect.run.project;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.imisconnect.exchange.Pause;
import org.imisconnect.exchange.PoliteHttp;
import org.imisconnect.exchange.http.HttpChannel;
import org.imisconnect.exchange.http.HttpSettings;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.Severity;
import org.imisconnect.receiver.Crosswalk;
import org.imisconnect.receiver.Receiver;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ReceiverSettings;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.ReceiverSettings.Secret;

/**
 * A project's receiver in use: secrets resolved, crosswalk read, the way to the network made
 * polite. Sends nothing by being opened. Thread-safe; closing it closes session and connections.
 */
public final class Connection implements AutoCloseable {
  private final Environment environment;
  private final URI url;
  private final HttpChannel channel;
  private final ReceiverSession session;

  private Connection(
      Environment environment, URI url, HttpChannel channel, ReceiverSession session) {
    this.environment = environment;
    this.url = url;
    this.channel = channel;
    this.session = session;
  }

  /**
   * Opens an environment of a project.
   *
   * @param run sets the ids of this run's requests apart from those of others
   * @throws ConfigException where a secret, the address or the crosswalk cannot be used
   */
  public static Connection open(
      Project project,
      Environment environment,
      Secrets secrets,
      String run,
      Clock clock,
      Pause pause) {
    URI url = url(environment, secrets);
    ReceiverSettings settings =
        new ReceiverSettings(
            environment.name(),
            environment.kind(),
            url,
            environment.zone(),
            environment.currency(),
            accounts(environment, secrets),
            options(project, environment),
            crosswalk(project));
    Receiver receiver = Receivers.get(environment.kind());
    HttpSettings.Builder http = http(environment, url, secrets, run);
    receiver.servers(settings).forEach(http::alsoTo);
    HttpChannel channel = HttpChannel.open(http.build(), clock);
    boolean done = false;
    try {
      ReceiverSession session =
          receiver.open(
              settings,
              new PoliteHttp(
                  channel,
                  environment.pace().perMinute(),
                  clock,
                  pause,
                  // a run's own name sets its waits apart from those of others
                  new SplittableRandom(run.hashCode() * 31L + environment.name().hashCode())),
              clock);
      done = true;
      return new Connection(environment, url, channel, session);
    } finally {
      if (!done) {
        channel.close();
      }
    }
  }

  /** The environment. */
  public Environment environment() {
    return environment;
  }

  /** Host and port, for people. */
  public String host() {
    return host(url);
  }

  /** Host and port that an environment's address names, without opening anything. */
  public static String host(Environment environment, Secrets secrets) {
    return host(url(environment, secrets));
  }

  private static String host(URI url) {
    return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }

  /** The receiver in use. */
  public ReceiverSession session() {
    return session;
  }

  /** Requests sent so far. */
  public long requests() {
    return channel.requests();
  }

  private static URI url(Environment environment, Secrets secrets) {
    String text = environment.url().resolve(secrets);
    try {
      URI url = new URI(text.endsWith("/") ? text : text + "/");
      if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The address may hold a secret: neither it nor the exception is shown.
    }
    throw new ConfigException(
        "The url of the receiver "
            + environment.name()
            + " is no address such as https://imis.example.org/api/api_fhir_r4/.");
  }

  private static List<Account> accounts(Environment environment, Secrets secrets) {
    List<Account> accounts = new ArrayList<>();
    for (Environment.Login login : environment.accounts()) {
      accounts.add(
          new Account(
              login.user().resolve(secrets),
              new Secret(login.password().resolve(secrets)),
              login.districts()));
    }
    return accounts;
  }

  /** What the project decides for all receivers, under the name that receivers know it by. */
  private static Map<String, String> options(Project project, Environment environment) {
    Map<String, String> options = new HashMap<>(environment.options());
    options.putIfAbsent(
        "contract-status", project.contracts().name().toLowerCase(java.util.Locale.ROOT));
    return options;
  }

  private static Crosswalk crosswalk(Project project) {
    List<Finding> findings = new ArrayList<>();
    try {
      Crosswalk crosswalk = Crosswalk.read(project.folders().crosswalk(), findings::add);
      List<Finding> errors =
          findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
      if (errors.isEmpty()) {
        return crosswalk;
      }
      throw new ConfigException(
          errors.stream().limit(20).map(Finding::toString).collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new ConfigException("The crosswalk's files cannot be read. Check their rights.", e);
    }
  }

  private static HttpSettings.Builder http(
      Environment environment, URI url, Secrets secrets, String run) {
    Environment.Network network = environment.network();
    HttpSettings.Builder builder = HttpSettings.builder(url).requestIdPrefix(run + "-");
    if (!network.proxyHost().isEmpty()) {
      builder.proxy(InetSocketAddress.createUnresolved(network.proxyHost(), network.proxyPort()));
    }
    if (network.trustStore() != null) {
      SecretText password = network.trustStorePassword();
      builder.trustStore(
          network.trustStore(), password.isEmpty() ? null : new Secret(password.resolve(secrets)));
    }
    if (network.readTimeout() != null) {
      builder.readTimeout(network.readTimeout());
    }
    return builder;
  }

  @Override
  public void close() {
    session.close();
    channel.close();
  }
}
