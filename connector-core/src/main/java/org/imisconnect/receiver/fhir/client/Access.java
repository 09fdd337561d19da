package org.imisconnect.receiver.fhir.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.ReceiverSettings;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.ReceiverSettings.Secret;

/** How to log in. Immutable; secrets show themselves only where they are sent. */
public sealed interface Access {
  /** No login. */
  record Open() implements Access {}

  /** User and password with every request. */
  record Basic(String user, Secret password) implements Access {}

  /** A token that does not change. */
  record Bearer(Secret token) implements Access {}

  /**
   * OAuth 2.0 client credentials.
   *
   * @param scope as the server knows it; empty for its default
   */
  record ClientCredentials(URI tokenUrl, String client, Secret secret, String scope)
      implements Access {}

  /** The server that gives out tokens; empty where none does. */
  default Optional<URI> tokenServer() {
    return this instanceof ClientCredentials oauth
        ? Optional.of(oauth.tokenUrl())
        : Optional.empty();
  }

  /**
   * Reads the options {@code auth}, {@code token-url} and {@code scope}, and the first account.
   *
   * @throws ConfigException when something is missing
   */
  static Access of(ReceiverSettings settings) {
    Map<String, String> options = settings.options();
    String unless = settings.accounts().isEmpty() ? "none" : "basic";
    String kind = options.getOrDefault("auth", unless);
    return switch (kind) {
      case "none" -> new Open();
      case "basic" -> new Basic(account(settings, kind).user(), account(settings, kind).password());
      case "bearer" -> new Bearer(account(settings, kind).password());
      case "oauth2" -> oauth(settings);
      default ->
          throw new ConfigException("option `auth` takes one of: none, basic, bearer, oauth2.");
    };
  }

  private static Access oauth(ReceiverSettings settings) {
    Account account = account(settings, "oauth2");
    String text = settings.options().getOrDefault("token-url", "");
    try {
      URI url = new URI(text);
      if (url.getHost() != null
          && url.getUserInfo() == null
          && String.valueOf(url.getScheme()).matches("https?")) {
        String scope = settings.options().getOrDefault("scope", "");
        return new ClientCredentials(url, account.user(), account.password(), scope);
      }
    } catch (URISyntaxException e) {
      // told below, without the text: it may hold a secret
    }
    throw new ConfigException(
        "auth: oauth2 needs the option `token-url`, such as https://login.example.org/token.");
  }

  private static Account account(ReceiverSettings settings, String kind) {
    return settings.accounts().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    "auth: "
                        + kind
                        + " needs an account with user and password: for bearer the password is"
                        + " the token, for oauth2 they are client id and secret."));
  }
}
