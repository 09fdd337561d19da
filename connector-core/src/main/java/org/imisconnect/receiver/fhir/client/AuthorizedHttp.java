package org.imisconnect.receiver.fhir.client;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Requests with a login. A 401 is answered by one new token and one more try, since it comes before
 * any handling; a 403 ends the exchange with the missing right. Thread-safe.
 */
final class AuthorizedHttp implements Http {
  private final URI base;
  private final Login login;
  private final Http http;

  AuthorizedHttp(URI base, Login login, Http http) {
    this.base = base;
    this.login = login;
    this.http = http;
  }

  @Override
  public Answer send(Call call) {
    if (!isOurServer(call.uri())) {
      return new NotSent("a link leads to another server than the receiver's url", null);
    }
    Secret header = login.header().orElse(null);
    Answer answer = http.send(with(call, header));
    if (header != null && status(answer) == 401 && login.renew(header)) {
      answer = http.send(with(call, login.header().orElse(null)));
    }
    refuse(call, status(answer));
    return answer;
  }

  private boolean isOurServer(URI uri) {
    return base.getScheme().equalsIgnoreCase(uri.getScheme())
        && base.getHost().equalsIgnoreCase(uri.getHost())
        && base.getPort() == uri.getPort();
  }

  private static Call with(Call call, @Nullable Secret header) {
    if (header == null) {
      return call;
    }
    Map<String, String> headers = new HashMap<>(call.headers());
    headers.put("Authorization", header.reveal());
    return new Call(call.method(), call.uri(), headers, call.body());
  }

  private void refuse(Call call, int status) {
    if (status == 401) {
      throw new ExchangeException(
          "the receiver does not take this login (status 401). Check auth, user and secret.");
    }
    if (status == 403) {
      throw new ExchangeException(
          "the account lacks the right for " + call.method() + " " + type(call.uri()) + ".");
    }
    if (status >= 301 && status <= 308 && status != 304) {
      throw new ConfigException(
          "the receiver redirects "
              + call.method()
              + " "
              + type(call.uri())
              + " (status "
              + status
              + "). Write its URL as the server itself does.");
    }
  }

  /** The first word behind the base: a type, never an id. */
  private String type(URI uri) {
    String path = String.valueOf(uri.getPath());
    String root = base.getPath();
    String rest = path.startsWith(root) ? path.substring(root.length()) : "";
    return rest.replaceAll("[/?].*", "");
  }

  private static int status(Answer answer) {
    return answer instanceof Received received ? received.status() : 0;
  }
}
