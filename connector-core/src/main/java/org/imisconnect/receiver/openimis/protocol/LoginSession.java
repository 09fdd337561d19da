package org.imisconnect.receiver.openimis.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReceiverSettings.Account;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The token of one account. It logs in when there is no token or five minutes before it ends, and
 * never again once it was refused: five failures lock out the whole address. Thread-safe.
 */
public final class LoginSession {
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final Duration UNSAID_LIFE = Duration.ofHours(1);
  private final URI base;
  private final Account account;
  private final Http http;
  private final Clock clock;
  private @Nullable Secret token;
  private Instant renewAt = Instant.MIN;
  private @Nullable String refusal;

  public LoginSession(URI base, Account account, Http http, Clock clock) {
    this.base = base;
    this.account = account;
    this.http = http;
    this.clock = clock;
  }

  /**
   * A token that is good for some minutes.
   *
   * @throws ExchangeException when the login is refused (now or earlier) or cannot be reached
   */
  synchronized Secret token() {
    Secret known = token;
    if (known != null && clock.instant().isBefore(renewAt)) {
      return known;
    }
    return login();
  }

  /** Forgets a token that the server did not take; a newer one stays. */
  synchronized void forget(Secret refused) {
    if (refused.equals(token)) {
      token = null;
    }
  }

  private Secret login() {
    if (refusal != null) {
      throw new ExchangeException(refusal);
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("username", account.user()).put("password", account.password().reveal());
    Http.Answer answer =
        http.send(
            new Http.Call(
                "POST",
                ApiPath.of("login").under(base),
                Map.of("Content-Type", "application/json", "Accept", "application/json"),
                body.toString()));
    if (answer instanceof Http.Received received) {
      return read(received);
    }
    throw unreachable("the receiver cannot be reached for the login: ", answer);
  }

  private Secret read(Http.Received answer) {
    if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
      throw new ExchangeException(
          refuse(
              "the receiver refused the login (status "
                  + answer.status()
                  + "): user name or password is wrong, or five failures locked this machine's"
                  + " address for five minutes. It is not tried again."));
    }
    if (answer.status() == 429) {
      throw new ExchangeException(
          "the receiver is busy (429): its limit of requests a minute is reached for this address."
              + " Lower `rate` of this receiver, and try again in a minute.");
    }
    if (answer.status() >= 300 && answer.status() < 400) {
      throw new ConfigException(
          "the receiver redirects the login: write its URL as the server itself does (https"
              + " instead of http, the right host and path).");
    }
    Optional<JsonNode> body = Json.parse(answer.body());
    String value = body.map(json -> json.path("token").asText()).orElse("");
    if (answer.status() != 200 || value.isEmpty()) {
      throw new ExchangeException(
          "the login answered with status "
              + answer.status()
              + " and no token. Is the URL the root of openIMIS's FHIR API?");
    }
    long end = body.map(json -> json.path("exp").asLong(0)).orElse(0L);
    Instant expires =
        end > 0 ? Instant.ofEpochSecond(end) : clock.instant().plus(UNSAID_LIFE).plus(EARLY);
    Instant now = clock.instant();
    // Where this clock is wrong the end seems past: the token is used, and a 401 tells when it
    // ends.
    renewAt = expires.minus(EARLY).isAfter(now) ? expires.minus(EARLY) : now.plus(UNSAID_LIFE);
    Secret fresh = new Secret(value);
    token = fresh;
    return fresh;
  }

  private String refuse(String words) {
    refusal = words;
    return words;
  }

  /** Says what to look at, since nobody at the terminal knows why. */
  static ExchangeException unreachable(String what, Http.Answer answer) {
    return new ExchangeException(
        what
            + cause(answer)
            + ". See that it runs, and look at url, network and proxy of the project; `imisconnect"
            + " doctor` tries them one by one.");
  }

  static String cause(Http.Answer answer) {
    if (answer instanceof Http.Broken broken) {
      return broken.cause();
    }
    return answer instanceof Http.NotSent none ? none.cause() : "an answer";
  }
}
