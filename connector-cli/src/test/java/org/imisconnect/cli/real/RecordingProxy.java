package org.imisconnect.cli.real;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands requests on to a server and keeps what was said, for a comparison. Thread-safe. */
final class RecordingProxy implements AutoCloseable {
  private static final int THREADS = 8;
  private final URI target;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Said> said = Collections.synchronizedList(new ArrayList<>());

  /** A request with its answer; begun and ended by {@code System.nanoTime}. */
  record Said(
      String method, String path, String body, int status, String answer, long begun, long ended) {
    /** Type of resource, or {@code login}. */
    String type() {
      return path.replaceFirst(".*/api_fhir_r4/", "").replaceFirst("[/?].*", "");
    }
  }

  private RecordingProxy(URI target, HttpServer server) {
    this.target = target;
    this.server = server;
  }

  static RecordingProxy start(URI target) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RecordingProxy proxy = new RecordingProxy(target, server);
    server.createContext("/", proxy::handle);
    server.setExecutor(proxy.threads);
    server.start();
    return proxy;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + target.getRawPath();
  }

  /** Everything so far, in the order of the answers; begins anew. */
  List<Said> take() {
    synchronized (said) {
      List<Said> taken = List.copyOf(said);
      said.clear();
      return taken;
    }
  }

  /** How many requests of each kind. */
  static Map<String, Long> counts(List<Said> all) {
    Map<String, Long> counts = new TreeMap<>();
    all.forEach(one -> counts.merge(one.method() + " " + one.type(), 1L, Long::sum));
    return counts;
  }

  private void handle(HttpExchange exchange) throws IOException {
    long begun = System.nanoTime();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofString(body));
    for (String header : List.of("Authorization", "Content-Type", "Accept")) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    try (exchange) {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      said.add(
          new Said(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              body,
              answer.statusCode(),
              answer.body(),
              begun,
              System.nanoTime()));
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
