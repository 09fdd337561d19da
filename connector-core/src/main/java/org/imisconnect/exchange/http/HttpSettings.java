package org.imisconnect.exchange.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one server. Immutable; {@link #builder} starts from careful defaults.
 *
 * <pre>{@code
 * HttpSettings.builder(URI.create("https://imis.example/api/api_fhir_r4/")).build()
 * }</pre>
 */
public final class HttpSettings {
  private final URI base;
  private final List<URI> others;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final Duration writeTimeout;
  private final Duration callTimeout;
  private final int maxBodyBytes;
  private final @Nullable InetSocketAddress proxy;
  private final @Nullable Path trustStore;
  private final @Nullable Secret trustStorePassword;
  private final String userAgent;
  private final String requestIdPrefix;

  private HttpSettings(Builder builder) {
    base = builder.base;
    others = List.copyOf(builder.others);
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
    writeTimeout = builder.writeTimeout;
    callTimeout = builder.callTimeout;
    maxBodyBytes = builder.maxBodyBytes;
    proxy = builder.proxy;
    trustStore = builder.trustStore;
    trustStorePassword = builder.trustStorePassword;
    userAgent = builder.userAgent;
    requestIdPrefix = builder.requestIdPrefix;
  }

  /**
   * Starts from careful defaults.
   *
   * @param base root of the service; a missing slash at its end is added
   * @throws ConfigException when it is not an absolute http or https URL without query
   */
  public static Builder builder(URI base) {
    return new Builder(base);
  }

  public URI base() {
    return base;
  }

  /** Servers beside that of {@link #base} that may be reached. */
  public List<URI> others() {
    return others;
  }

  public Duration connectTimeout() {
    return connectTimeout;
  }

  public Duration readTimeout() {
    return readTimeout;
  }

  public Duration writeTimeout() {
    return writeTimeout;
  }

  public Duration callTimeout() {
    return callTimeout;
  }

  public int maxBodyBytes() {
    return maxBodyBytes;
  }

  public Optional<InetSocketAddress> proxy() {
    return Optional.ofNullable(proxy);
  }

  /** A PEM file or a PKCS12 or JKS store whose certificates are trusted instead of the JDK's. */
  public Optional<Path> trustStore() {
    return Optional.ofNullable(trustStore);
  }

  public Optional<Secret> trustStorePassword() {
    return Optional.ofNullable(trustStorePassword);
  }

  public String userAgent() {
    return userAgent;
  }

  public String requestIdPrefix() {
    return requestIdPrefix;
  }

  /** Collects settings; one thread. */
  public static final class Builder {
    private final URI base;
    private final List<URI> others = new ArrayList<>();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofSeconds(60);
    private Duration writeTimeout = Duration.ofSeconds(30);
    private Duration callTimeout = Duration.ofMinutes(2);
    private int maxBodyBytes = 64 << 20;
    private @Nullable InetSocketAddress proxy;
    private @Nullable Path trustStore;
    private @Nullable Secret trustStorePassword;
    private String userAgent = "imisconnect";
    private String requestIdPrefix = "r";

    private Builder(URI base) {
      String scheme = base.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (!web || base.getHost() == null || base.getQuery() != null || base.getUserInfo() != null) {
        throw new ConfigException(
            "the receiver's URL must look like https://host/api/api_fhir_r4/, without user name,"
                + " password or query");
      }
      String text = base.toString();
      this.base = text.endsWith("/") ? base : URI.create(text + "/");
    }

    /** One more server that may be reached: that of this address. */
    public Builder alsoTo(URI other) {
      others.add(other);
      return this;
    }

    public Builder connectTimeout(Duration timeout) {
      connectTimeout = timeout;
      return this;
    }

    /** Longest silence of the server within an answer. */
    public Builder readTimeout(Duration timeout) {
      readTimeout = timeout;
      return this;
    }

    public Builder writeTimeout(Duration timeout) {
      writeTimeout = timeout;
      return this;
    }

    /** Longest time of a request as a whole. */
    public Builder callTimeout(Duration timeout) {
      callTimeout = timeout;
      return this;
    }

    /** Bound of every body, both ways. */
    public Builder maxBodyBytes(int bytes) {
      maxBodyBytes = bytes;
      return this;
    }

    public Builder proxy(InetSocketAddress address) {
      proxy = Objects.requireNonNull(address);
      return this;
    }

    /** PEM needs no password. */
    public Builder trustStore(Path file, @Nullable Secret password) {
      trustStore = file;
      trustStorePassword = password;
      return this;
    }

    public Builder userAgent(String text) {
      userAgent = text;
      return this;
    }

    /** Put before the number of a request, so that the ids of two runs differ. */
    public Builder requestIdPrefix(String prefix) {
      requestIdPrefix = prefix;
      return this;
    }

    public HttpSettings build() {
      return new HttpSettings(this);
    }
  }
}
