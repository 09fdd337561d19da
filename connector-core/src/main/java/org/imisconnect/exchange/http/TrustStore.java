package org.imisconnect.exchange.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.ReceiverSettings.Secret;
import org.jspecify.annotations.Nullable;

/** The certificates that one connection trusts, from a PEM file or a key store. */
record TrustStore(SSLContext context, X509TrustManager manager) {

  static TrustStore load(Path file, @Nullable Secret password) {
    try {
      KeyStore store = isPem(file) ? pem(file) : stored(file, password);
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          SSLContext context = SSLContext.getInstance("TLS");
          context.init(null, new TrustManager[] {x509}, null);
          return new TrustStore(context, x509);
        }
      }
      throw new IllegalStateException("this Java has no X.509 trust manager");
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException(
          "the trust store "
              + file.getFileName()
              + " cannot be read: it must be a PEM file, or a PKCS12 or JKS store with its password",
          e);
    }
  }

  private static boolean isPem(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4096), StandardCharsets.ISO_8859_1).contains("-----BEGIN");
    }
  }

  private static KeyStore pem(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(file)) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("certificate-" + number++, certificate);
      }
    }
    return store;
  }

  private static KeyStore stored(Path file, @Nullable Secret password)
      throws IOException, GeneralSecurityException {
    char[] letters = password == null ? new char[0] : password.reveal().toCharArray();
    return KeyStore.getInstance(file.toFile(), letters);
  }
}
