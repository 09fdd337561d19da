package org.imisconnect.receiver.openimis.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Requests with a token. A 401 is answered by one new login and one more try, since it comes before
 * any handling; a 403 ends the exchange with the missing right. Thread-safe.
 */
public final class OpenImisClient {
  private static final int READS = 3;

  private final URI base;
  private final LoginSession login;
  private final Http http;

  public OpenImisClient(URI base, LoginSession login, Http http) {
    this.base = base;
    this.login = login;
    this.http = http;
  }

  /**
   * Reads; up to three times where no answer of the application came, since reading changes
   * nothing.
   *
   * @throws ExchangeException when login or right are refused, or the login cannot be reached
   */
  public Http.Answer get(ApiPath path) {
    Http.Answer answer = withToken("GET", path, null);
    for (int i = 1; i < READS && isPassing(answer); i++) {
      answer = withToken("GET", path, null);
    }
    return answer;
  }

  /** Connections that were kept are often cut by the server's own time-out. */
  private static boolean isPassing(Http.Answer answer) {
    int status = status(answer);
    return answer instanceof Http.Broken || status == 502 || status == 503 || status == 504;
  }

  /** A read without a token, for what needs none (the root). */
  public Http.Answer getOpenly(ApiPath path) {
    return getOpenly(path.under(base));
  }

  private Http.Answer getOpenly(URI uri) {
    return http.send(new Http.Call("GET", uri, Map.of("Accept", "application/json"), null));
  }

  /** Another place at the same host where the API may lie, such as {@code /api/api_fhir_r4/}. */
  public Http.Answer getElsewhere(String path) {
    return getOpenly(base.resolve(path));
  }

  /**
   * Logs in where there is no token.
   *
   * @throws ExchangeException when the login is refused or cannot be reached
   */
  public void login() {
    login.token();
  }

  /**
   * A GraphQL query by GET, without a token: for the schema only, which every release shows to all.
   * GraphQL lies beside the FHIR API and wants no slash at its end.
   */
  Http.Answer getGraphQl(String query) {
    String root = ApiPath.of().under(base).toString();
    String beside = root.substring(0, root.lastIndexOf('/', root.length() - 2) + 1);
    String text = URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
    URI uri = URI.create(beside + "graphql?query=" + text);
    return getOpenly(uri);
  }

  /**
   * Creates.
   *
   * @throws ConfigException when the server redirects: the body did not arrive
   */
  public Http.Answer post(ApiPath path, JsonNode body) {
    return withToken("POST", path, body);
  }

  /**
   * Replaces.
   *
   * @throws ConfigException when the server redirects: the body did not arrive
   */
  public Http.Answer put(ApiPath path, JsonNode body) {
    return withToken("PUT", path, body);
  }

  private Http.Answer withToken(String method, ApiPath path, @Nullable JsonNode body) {
    Secret token = login.token();
    Http.Answer answer = send(method, path, body, token);
    if (status(answer) == 401) {
      login.forget(token);
      answer = send(method, path, body, login.token());
    }
    return judge(answer, method, path);
  }

  private static Http.Answer judge(Http.Answer answer, String method, ApiPath path) {
    int status = status(answer);
    if (status == 401) {
      throw new ExchangeException("the receiver does not take the token that it gave itself");
    }
    if (status == 403) {
      throw new ExchangeException(
          "the account lacks the right for " + method + " " + path + ": give its role that right");
    }
    if (status == 404 && method.equals("POST") && isPage(answer)) {
      throw new ExchangeException(
          "the receiver has no "
              + path
              + " to send to: is its URL the root of openIMIS's FHIR API, and the module there?");
    }
    if (status >= 301 && status <= 308 && status != 304) {
      throw new ConfigException(
          "the receiver redirects "
              + method
              + " "
              + path
              + " (status "
              + status
              + "). Write its URL as the server itself does: https instead of http, the right host"
              + " and path.");
    }
    return answer;
  }

  /** Whether a web server or the framework answers, not the API. */
  private static boolean isPage(Http.Answer answer) {
    return answer instanceof Http.Received received
        && ErrorText.of(received).shape() != ErrorText.Shape.OPERATION_OUTCOME;
  }

  private Http.Answer send(String method, ApiPath path, @Nullable JsonNode body, Secret token) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("Authorization", "Bearer " + token.reveal());
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    String text = body == null ? null : Json.write(body);
    return http.send(new Http.Call(method, path.under(base), headers, text));
  }

  /** Status of an answer that was received; 0 for none. */
  public static int status(Http.Answer answer) {
    return answer instanceof Http.Received received ? received.status() : 0;
  }
}
