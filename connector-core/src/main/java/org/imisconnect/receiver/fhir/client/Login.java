package org.imisconnect.receiver.fhir.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The Authorization header of each request. A token is asked for when there is none or a minute
 * before it ends, and never again once it was refused. Thread-safe.
 */
public final class Login {
  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final Duration UNSAID_LIFE = Duration.ofMinutes(5);
  private final Access access;
  private final Http http;
  private final Clock clock;
  private @Nullable Secret token;
  private Instant renewAt = Instant.MIN;
  private @Nullable String refusal;

  public Login(Access access, Http http, Clock clock) {
    this.access = access;
    this.http = http;
    this.clock = clock;
  }

  /**
   * The header's value; empty for a server without login.
   *
   * @throws ExchangeException when the token is refused or its server cannot be reached
   */
  Optional<Secret> header() {
    if (access instanceof Access.Basic basic) {
      String pair = basic.user() + ":" + basic.password().reveal();
      byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
      return Optional.of(new Secret("Basic " + Base64.getEncoder().encodeToString(bytes)));
    } else if (access instanceof Access.Bearer bearer) {
      return Optional.of(new Secret("Bearer " + bearer.token().reveal()));
    } else if (access instanceof Access.ClientCredentials oauth) {
      return Optional.of(new Secret("Bearer " + token(oauth).reveal()));
    }
    return Optional.empty();
  }

  /** Forgets a token that the server did not take; true where another one may be had. */
  synchronized boolean renew(Secret refused) {
    if (!(access instanceof Access.ClientCredentials)) {
      return false;
    }
    if (token != null && refused.reveal().equals("Bearer " + token.reveal())) {
      token = null;
    }
    return true;
  }

  private synchronized Secret token(Access.ClientCredentials oauth) {
    Secret known = token;
    return known != null && clock.instant().isBefore(renewAt) ? known : ask(oauth);
  }

  private Secret ask(Access.ClientCredentials oauth) {
    if (refusal != null) {
      throw new ExchangeException(refusal);
    }
    String pair = encoded(oauth.client()) + ":" + encoded(oauth.secret().reveal());
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    String scope = oauth.scope().isEmpty() ? "" : "&scope=" + encoded(oauth.scope());
    Http.Answer answer =
        http.send(
            new Http.Call(
                "POST",
                oauth.tokenUrl(),
                Map.of(
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Accept",
                    "application/json",
                    "Authorization",
                    "Basic " + basic),
                "grant_type=client_credentials" + scope));
    if (answer instanceof Http.Received received) {
      return read(received);
    }
    String cause = answer instanceof Http.Broken b ? b.cause() : ((Http.NotSent) answer).cause();
    throw new ExchangeException("the server for tokens cannot be reached: " + cause);
  }

  private Secret read(Http.Received answer) {
    if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
      refusal =
          "the server for tokens refused this client (status "
              + answer.status()
              + "): client id, secret or scope is wrong. It is not tried again.";
      throw new ExchangeException(refusal);
    }
    Optional<JsonNode> body = FhirJson.parse(answer.body());
    String value = body.map(json -> json.path("access_token").asText()).orElse("");
    if (answer.status() != 200 || value.isEmpty()) {
      throw new ExchangeException(
          "the server for tokens answered with status "
              + answer.status()
              + " and no token. Check token-url.");
    }
    long seconds = body.map(json -> json.path("expires_in").asLong(0)).orElse(0L);
    Duration life = seconds > 0 ? Duration.ofSeconds(seconds) : UNSAID_LIFE;
    // A token that lives shorter than that is renewed at half of its life.
    Duration early = life.compareTo(EARLY.multipliedBy(2)) > 0 ? EARLY : life.dividedBy(2);
    renewAt = clock.instant().plus(life).minus(early);
    Secret fresh = new Secret(value);
    token = fresh;
    return fresh;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
