package org.imisconnect.exchange.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A server on the loopback address that answers as a test says, and remembers what it was asked.
 */
public final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Function<Asked, Reply> script = a -> Reply.of(404, "text/html", "none");

  /** A request as it arrived; the path holds the query, decoded. */
  public record Asked(String method, String path, Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(h -> h.getKey().equalsIgnoreCase(name))
          .map(h -> h.getValue().get(0))
          .findFirst()
          .orElse("");
    }
  }

  /** An answer. */
  public record Reply(int status, Map<String, String> headers, String body) {
    public static Reply of(int status, String type, String body) {
      return new Reply(status, Map.of("Content-Type", type), body);
    }

    public static Reply json(int status, String body) {
      return of(status, "application/json", body.replace('\'', '"'));
    }

    /** An OperationOutcome as openIMIS writes it. */
    public static Reply refusal(int status, String text) {
      return json(
          status,
          "{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'exception',"
              + "'details':{'text':'"
              + text
              + "'}}]}");
    }
  }

  public ScriptedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  public ScriptedServer script(Function<Asked, Reply> next) {
    script = next;
    return this;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/api_fhir_r4/");
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public List<Asked> asked() {
    return asked;
  }

  public long asked(String method, String pathPart) {
    return asked.stream()
        .filter(a -> a.method().equals(method) && a.path().contains(pathPart))
        .count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      URI uri = exchange.getRequestURI();
      String path = uri.getQuery() == null ? uri.getPath() : uri.getPath() + "?" + uri.getQuery();
      Asked request =
          new Asked(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body);
      asked.add(request);
      Reply reply = script.apply(request);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
