package org.imisconnect.run.project;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.imisconnect.exchange.Windows.Window;
import org.jspecify.annotations.Nullable;

/**
 * One receiver of a project: where, who, and with which manners.
 *
 * @param name {@code production}
 * @param kind {@code openimis}
 * @param url base address; may hold {@code ${env:…}}
 * @param zone the server's zone
 * @param currency ISO code that the server's amounts are in
 * @param options settings of this kind of receiver only
 */
public record Environment(
    String name,
    String kind,
    SecretText url,
    ZoneId zone,
    String currency,
    List<Login> accounts,
    Map<String, String> options,
    Network network,
    Pace pace) {
  public Environment {
    accounts = List.copyOf(accounts);
    options = Map.copyOf(options);
  }

  /**
   * An account.
   *
   * @param districts codes of the districts it serves; empty for all
   */
  public record Login(SecretText user, SecretText password, List<String> districts) {
    public Login {
      districts = List.copyOf(districts);
    }
  }

  /**
   * The way to the server.
   *
   * @param proxyHost empty for none
   * @param trustStore certificates to trust instead of Java's; null for Java's
   * @param trustStorePassword empty where none is needed
   * @param readTimeout longest silence within an answer; null for the default
   */
  public record Network(
      String proxyHost,
      int proxyPort,
      @Nullable Path trustStore,
      SecretText trustStorePassword,
      @Nullable Duration readTimeout) {}

  /**
   * The manners.
   *
   * @param perMinute requests a minute
   * @param lanes requests at one time
   * @param settle null for twice the read time-out
   * @param windows hours at which may be sent; none for always
   */
  public record Pace(int perMinute, int lanes, @Nullable Duration settle, List<Window> windows) {
    public Pace {
      windows = List.copyOf(windows);
    }
  }
}
