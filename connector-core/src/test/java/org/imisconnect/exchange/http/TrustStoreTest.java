package org.imisconnect.exchange.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoreTest {
  private static final String PASSWORD = "changeit";
  @TempDir Path folder;

  @Test
  void aCertificateIsTrustedOnlyByTheStoreThatHoldsIt() throws Exception {
    Path store = keyStore();
    HttpsServer server = server(store);
    try {
      URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
      assertThat(send(HttpSettings.builder(uri).build(), uri))
          .isInstanceOfSatisfying(
              Http.NotSent.class, answer -> assertThat(answer.cause()).contains("certificate"));
      HttpSettings keyed =
          HttpSettings.builder(uri).trustStore(store, new Secret(PASSWORD)).build();
      assertThat(send(keyed, uri)).isInstanceOf(Http.Received.class);
      HttpSettings pem = HttpSettings.builder(uri).trustStore(pem(store, "server"), null).build();
      assertThat(send(pem, uri)).isInstanceOf(Http.Received.class);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anExpiredCertificateIsNamedAndSoIsAnUnknownIssuer() throws Exception {
    Path store = expired();
    HttpsServer server = server(store);
    try {
      URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
      HttpSettings trusting =
          HttpSettings.builder(uri).trustStore(pem(store, "issuer"), null).build();
      assertThat(send(trusting, uri))
          .isInstanceOfSatisfying(
              Http.NotSent.class, answer -> assertThat(answer.cause()).contains("has expired"));
      assertThat(send(HttpSettings.builder(uri).build(), uri))
          .isInstanceOfSatisfying(
              Http.NotSent.class, answer -> assertThat(answer.cause()).contains("issuer"));
    } finally {
      server.stop(0);
    }
  }

  /** A certificate that ended long ago, from an issuer that has not. */
  private Path expired() throws Exception {
    Path store = folder.resolve("expired.p12");
    keytool(store, "issuer", "-dname", "CN=Issuer", "-ext", "bc:c", "-validity", "30");
    keytool(
        store,
        "server",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost",
        "-startdate",
        "-60d",
        "-validity",
        "30",
        "-signer",
        "issuer");
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    KeyStore only = KeyStore.getInstance("PKCS12");
    only.load(null, null);
    only.setKeyEntry(
        "server",
        keys.getKey("server", PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        keys.getCertificateChain("server"));
    only.setCertificateEntry("issuer", keys.getCertificate("issuer"));
    Path alone = folder.resolve("alone.p12");
    try (var out = Files.newOutputStream(alone)) {
      only.store(out, PASSWORD.toCharArray());
    }
    return alone;
  }

  @Test
  void aStoreThatCannotBeReadIsAMatterOfConfiguration() throws Exception {
    Path nonsense = Files.writeString(folder.resolve("trust.p12"), "nonsense");
    HttpSettings settings =
        HttpSettings.builder(URI.create("https://x.example/")).trustStore(nonsense, null).build();
    assertThatThrownBy(() -> HttpChannel.open(settings, Clock.systemUTC()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("trust.p12");
  }

  private static Http.Answer send(HttpSettings settings, URI uri) {
    try (HttpChannel channel = HttpChannel.open(settings, Clock.systemUTC())) {
      return channel.send(new Http.Call("GET", uri, Map.of(), null));
    }
  }

  private Path keyStore() throws Exception {
    Path store = folder.resolve("server.p12");
    keytool(store, "server", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost");
    return store;
  }

  private static void keytool(Path store, String alias, String... more) throws Exception {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    assumeTrue(Files.exists(tool), "skipped: this Java has no keytool");
    List<String> command =
        new ArrayList<>(List.of(tool.toString(), "-genkeypair", "-alias", alias, "-keyalg", "EC"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(said).isZero();
  }

  private Path pem(Path store, String alias) throws Exception {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getCertificate(alias).getEncoded());
    return Files.writeString(
        folder.resolve(alias + ".pem"),
        "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
  }

  private static HttpsServer server(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
