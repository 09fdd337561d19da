package org.imisconnect.exchange.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.Http;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to one server, each of them once. It keeps no rate: whoever owns the run wraps it.
 * Thread-safe; connections are kept and shared until {@link #close}.
 *
 * <pre>{@code
 * try (HttpChannel channel = HttpChannel.open(settings, clock)) {
 *   Http.Answer answer = channel.send(new Http.Call("GET", uri, Map.of(), null));
 * }
 * }</pre>
 */
public final class HttpChannel implements Http, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpChannel.class);
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private final HttpSettings settings;
  private final Clock clock;
  private final OkHttpClient client;
  private final HttpUrl base;
  private final AtomicLong numbers = new AtomicLong();

  private HttpChannel(HttpSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.client = OkHttpSetup.client(settings);
    this.base = HttpUrl.get(settings.base());
  }

  /**
   * Opens no connection yet.
   *
   * @throws ConfigException when the trust store cannot be read
   */
  public static HttpChannel open(HttpSettings settings, Clock clock) {
    return new HttpChannel(settings, clock);
  }

  /** Requests begun so far. */
  public long requests() {
    return numbers.get();
  }

  @Override
  public Answer send(Call call) {
    HttpUrl url = HttpUrl.get(call.uri());
    if (!isKnown(url)) {
      throw new IllegalStateException("a request to another server than the channel's");
    }
    String id = settings.requestIdPrefix() + numbers.incrementAndGet();
    long start = clock.millis();
    Answer answer = bounded(call, url, id);
    log(call, url, id, answer, clock.millis() - start);
    return answer;
  }

  private boolean isKnown(HttpUrl url) {
    return isOneServer(url, base)
        || settings.others().stream().anyMatch(other -> isOneServer(url, HttpUrl.get(other)));
  }

  private static boolean isOneServer(HttpUrl a, HttpUrl b) {
    return a.host().equals(b.host()) && a.port() == b.port() && a.isHttps() == b.isHttps();
  }

  private Answer bounded(Call call, HttpUrl url, String id) {
    String body = call.body();
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    return bytes != null && bytes.length > settings.maxBodyBytes()
        ? new NotSent("the body is longer than this client sends", null)
        : exchange(build(call, url, bytes, id));
  }

  private Answer exchange(Request request) {
    Progress progress = request.tag(Progress.class);
    try (Response response = client.newCall(request).execute()) {
      String body = read(response.body());
      return response.code() == 407
          ? new NotSent("the proxy asks for a login", null)
          : new Received(response.code(), headers(response.headers()), body);
    } catch (IOException e) {
      String cause = FailureReason.of(e);
      return progress == null || progress.started() ? new Broken(cause) : new NotSent(cause, null);
    }
  }

  private Request build(Call call, HttpUrl url, byte @Nullable [] body, String id) {
    Request.Builder builder =
        new Request.Builder()
            .url(url)
            .tag(Progress.class, new Progress())
            .header("User-Agent", settings.userAgent())
            .header("X-Request-Id", id);
    call.headers().forEach(builder::header);
    return builder.method(call.method(), requestBody(call, body)).build();
  }

  private static @Nullable RequestBody requestBody(Call call, byte @Nullable [] body) {
    if (body == null) {
      return WITH_BODY.contains(call.method()) ? RequestBody.create(new byte[0], null) : null;
    }
    String type = "application/json";
    for (Map.Entry<String, String> header : call.headers().entrySet()) {
      type = header.getKey().equalsIgnoreCase("content-type") ? header.getValue() : type;
    }
    return RequestBody.create(body, MediaType.get(type));
  }

  private String read(ResponseBody body) throws IOException {
    BufferedSource source = body.source();
    if (source.request(settings.maxBodyBytes() + 1L)) {
      throw new FailureReason.AnswerTooLong();
    }
    return source.readString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(Headers headers) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String name : headers.names()) {
      List<String> all = headers.values(name);
      map.put(OkHttpSetup.original(name.toLowerCase(Locale.ROOT)), all.get(all.size() - 1));
    }
    return map;
  }

  private void log(Call call, HttpUrl url, String id, Answer answer, long millis) {
    if (LOG.isDebugEnabled()) {
      String path = isOneServer(url, base) ? LoggedPath.of(base, url) : url.host();
      LOG.debug("{} {} {} -> {} in {} ms", id, call.method(), path, words(answer), millis);
    }
  }

  private static String words(Answer answer) {
    if (answer instanceof Received received) {
      return Integer.toString(received.status());
    }
    return answer instanceof Broken broken
        ? "unknown: " + broken.cause()
        : "not sent: " + ((NotSent) answer).cause();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
