package org.imisconnect.exchange.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.imisconnect.exchange.http.ScriptedServer.Reply;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpChannelTest {
  private static final String BODY = "{\"name\":\"one\"}";
  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private Http.Answer send(String method, URI uri, UnaryOperator<HttpSettings.Builder> settings) {
    HttpSettings.Builder builder = HttpSettings.builder(uri).readTimeout(Duration.ofMillis(400));
    try (HttpChannel channel =
        HttpChannel.open(settings.apply(builder).build(), Clock.systemUTC())) {
      String body = method.equals("GET") ? null : BODY;
      return channel.send(new Http.Call(method, uri, Map.of("X-Own", "yes"), body));
    }
  }

  private Http.Answer send(String method) {
    return send(method, server.base(), b -> b);
  }

  @Test
  void anAnswerIsReadWithItsHeadersAndBody() {
    server.script(a -> new Reply(201, Map.of("Content-Type", "application/json"), "{}"));
    Http.Received answer = (Http.Received) send("POST");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(answer.headers()).containsEntry("content-type", "application/json");
    ScriptedServer.Asked asked = server.asked().get(0);
    assertThat(asked.body()).isEqualTo(BODY);
    assertThat(asked.header("content-type")).isEqualTo("application/json");
    assertThat(asked.header("x-own")).isEqualTo("yes");
    assertThat(asked.header("x-request-id")).isEqualTo("r1");
  }

  @Test
  void aBusyServerThatAsksForAnInstantRetryIsAskedOnce() {
    server.script(a -> new Reply(503, Map.of("Retry-After", "0"), "busy"));
    Http.Received answer = (Http.Received) send("POST");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("retry-after", "0");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aRequestTimeOutOfTheServerIsNotRepeated() {
    server.script(a -> Reply.of(408, "text/plain", "slow"));
    assertThat(((Http.Received) send("POST")).status()).isEqualTo(408);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aRedirectIsGivenBackAndNotFollowed() {
    server.script(a -> new Reply(301, Map.of("Location", server.base() + "other/"), ""));
    assertThat(((Http.Received) send("GET")).status()).isEqualTo(301);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void cookiesAreForgotten() {
    server.script(a -> new Reply(200, Map.of("Set-Cookie", "session=1"), "{}"));
    try (HttpChannel channel =
        HttpChannel.open(HttpSettings.builder(server.base()).build(), Clock.systemUTC())) {
      Http.Call call = new Http.Call("GET", server.base(), Map.of(), null);
      channel.send(call);
      channel.send(call);
      assertThat(channel.requests()).isEqualTo(2);
    }
    assertThat(server.asked().get(1).header("cookie")).isEmpty();
  }

  @Test
  void noConnectionMeansThatNothingWasSent() {
    URI base = server.base();
    server.close();
    assertThat(send("POST", base, b -> b))
        .isEqualTo(new Http.NotSent("the connection was refused", null));
  }

  @Test
  void anUnknownNameMeansThatNothingWasSent() {
    assertThat(send("POST", URI.create("http://no-such-host.invalid/api/"), b -> b))
        .isInstanceOf(Http.NotSent.class);
  }

  @Test
  void silenceAfterTheRequestMayMeanThatItWasCarriedOut() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThat(send("POST", uri, b -> b))
          .isEqualTo(new Http.Broken("the server did not answer in time"));
    }
  }

  @Test
  void aConnectionThatBreaksAfterTheRequestMayMeanThatItWasCarriedOut() throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread thread =
          new Thread(
              () -> {
                try (Socket socket = rude.accept()) {
                  socket.getInputStream().read(new byte[64]);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.start();
      URI uri = URI.create("http://127.0.0.1:" + rude.getLocalPort() + "/");
      assertThat(send("POST", uri, b -> b)).isInstanceOf(Http.Broken.class);
      thread.join();
    }
  }

  @Test
  void anAnswerBeyondTheBoundIsNotRead() {
    server.script(a -> Reply.json(200, "x".repeat(200)));
    assertThat(send("POST", server.base(), b -> b.maxBodyBytes(100)))
        .isEqualTo(new Http.Broken("the answer is longer than this client reads"));
  }

  @Test
  void aBodyBeyondTheBoundIsNotSent() {
    assertThat(send("POST", server.base(), b -> b.maxBodyBytes(5)))
        .isInstanceOf(Http.NotSent.class);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aProxyIsUsedAndItsLoginDemandMeansNotSent() {
    server.script(
        a ->
            a.path().contains("open")
                ? Reply.json(200, "{}")
                : new Reply(407, Map.of("Proxy-Authenticate", "Basic"), ""));
    InetSocketAddress proxy =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    assertThat(send("POST", URI.create("http://imis.invalid/open/"), b -> b.proxy(proxy)))
        .isInstanceOf(Http.Received.class);
    assertThat(send("POST", URI.create("http://imis.invalid/shut/"), b -> b.proxy(proxy)))
        .isEqualTo(new Http.NotSent("the proxy asks for a login", null));
  }

  @Test
  void anotherServerThanTheChannelsIsABug() {
    try (HttpChannel channel =
        HttpChannel.open(HttpSettings.builder(server.base()).build(), Clock.systemUTC())) {
      URI other = URI.create("http://other.invalid/");
      assertThatThrownBy(() -> channel.send(new Http.Call("GET", other, Map.of(), null)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anAddressWithoutSchemeOrWithALoginIsRefused() {
    for (String url :
        new String[] {
          "imis.example/api", "ftp://x.example/", "https://a:b@x.example/", "https://x.example/?a=b"
        }) {
      assertThatThrownBy(() -> HttpSettings.builder(URI.create(url)))
          .isInstanceOf(ConfigException.class)
          .hasMessageNotContaining("a:b");
    }
    assertThat(HttpSettings.builder(URI.create("https://x.example/p")).build().base())
        .isEqualTo(URI.create("https://x.example/p/"));
  }
}
