package org.imisconnect.exchange.http;

import java.net.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/** An OkHttp client that does what it is told once, and nothing else. */
final class OkHttpSetup {
  /** What {@code Retry-After} is called between the wire and the channel. */
  private static final String HIDDEN = "x-imisconnect-retry-after";

  /**
   * Application servers close a connection after 2 idle seconds, often just when the next request
   * is written to it: its outcome would be in doubt.
   */
  private static final long IDLE_MILLIS = 1_000;

  private OkHttpSetup() {}

  static OkHttpClient client(HttpSettings settings) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .cookieJar(CookieJar.NO_COOKIES)
            .cache(null)
            .authenticator(Authenticator.NONE)
            .proxyAuthenticator(Authenticator.NONE)
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(8, IDLE_MILLIS, TimeUnit.MILLISECONDS))
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            .writeTimeout(settings.writeTimeout())
            .callTimeout(settings.callTimeout())
            .eventListenerFactory(
                call -> {
                  Progress progress = call.request().tag(Progress.class);
                  return progress == null ? EventListener.NONE : progress;
                })
            .addNetworkInterceptor(OkHttpSetup::hideRetryAfter);
    builder.proxy(
        settings
            .proxy()
            .map(address -> new Proxy(Proxy.Type.HTTP, address))
            .orElse(Proxy.NO_PROXY));
    settings
        .trustStore()
        .map(file -> TrustStore.load(file, settings.trustStorePassword().orElse(null)))
        .ifPresent(
            trust -> builder.sslSocketFactory(trust.context().getSocketFactory(), trust.manager()));
    return builder.build();
  }

  /**
   * OkHttp sends a request again by itself when a 503 says {@code Retry-After: 0}, whatever its
   * settings are. It must not see that header.
   */
  private static Response hideRetryAfter(Interceptor.Chain chain) throws java.io.IOException {
    Response response = chain.proceed(chain.request());
    String wait = response.header("Retry-After");
    return wait == null
        ? response
        : response.newBuilder().removeHeader("Retry-After").header(HIDDEN, wait).build();
  }

  /** The name that the server used. */
  static String original(String header) {
    return header.equals(HIDDEN) ? "retry-after" : header;
  }
}
