package org.imisconnect.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before an openIMIS and says back what it was told, as the real one does in its errors: in
 * the words of an OperationOutcome, in a page of HTML, in a JSON text, in a header. Some of what it
 * answers so was stored, some not. Thread-safe.
 */
final class EchoingServer implements AutoCloseable {
  private static final int EVERY = 6;
  private static final Set<String> HOP =
      Set.of("connection", "host", "content-length", "upgrade", "expect", "accept-encoding");
  private final URI behind;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger writes = new AtomicInteger();
  private volatile boolean echoing = true;

  private EchoingServer(URI behind) throws IOException {
    this.behind = behind;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  static EchoingServer before(String url) throws IOException {
    return new EchoingServer(URI.create(url));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + behind.getPath();
  }

  /** How many answers said back what they were told, times {@code EVERY}. */
  int writes() {
    return writes.get();
  }

  void setEchoing(boolean now) {
    echoing = now;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String told = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean write = told.contains("resourceType") && echoing;
    int number = write ? writes.incrementAndGet() : 1;
    try (exchange) {
      if (number % EVERY == 0) {
        if (number % (2 * EVERY) == 0) {
          pass(exchange, told);
        }
        echo(exchange, number / EVERY, told + exchange.getRequestURI());
      } else {
        HttpResponse<byte[]> answer = pass(exchange, told);
        answer.headers().firstValue("content-type").ifPresent(type -> type(exchange, type));
        send(exchange, answer.statusCode(), answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void type(HttpExchange exchange, String type) {
    exchange.getResponseHeaders().set("content-type", type);
  }

  private void echo(HttpExchange exchange, int kind, String told) throws IOException {
    exchange.getResponseHeaders().set("X-Said", told.replaceAll("[^ -~]", "?"));
    switch (kind % 4) {
      case 0 -> {
        type(exchange, "text/html");
        send(exchange, 500, ("<h1>" + told + "</h1>").getBytes(StandardCharsets.UTF_8));
      }
      case 1 -> {
        type(exchange, "application/json");
        byte[] text = new ObjectMapper().writeValueAsBytes("duplicate key (" + told + ")");
        send(exchange, 400, text);
      }
      default -> {
        type(exchange, "application/fhir+json");
        var outcome = new ObjectMapper().createObjectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue").addObject().putObject("details").put("text", told);
        byte[] text = new ObjectMapper().writeValueAsBytes(outcome);
        send(exchange, kind % 4 == 2 ? 500 : 201, text);
      }
    }
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, String told)
      throws IOException, InterruptedException {
    URI uri = exchange.getRequestURI();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(uri.getRawPath() + query))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(told));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
