package org.imisconnect.exchange.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a request failed; never with a value of the request. */
final class FailureReason {
  private FailureReason() {}

  static String of(IOException failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      String known = known(e);
      if (known != null) {
        return known;
      }
    }
    // A kept connection that the server has closed meanwhile ends so.
    return "the connection ended without an answer";
  }

  private static @Nullable String known(Throwable e) {
    if (e instanceof UnknownHostException) {
      return "the server's name is not known";
    }
    if (e instanceof SSLException) {
      return "TLS failed: " + certificate(e);
    }
    if (e instanceof NoRouteToHostException) {
      return "there is no route to the server";
    }
    if (e instanceof ConnectException) {
      return "the connection was refused";
    }
    if (e instanceof SocketTimeoutException) {
      return "the server did not answer in time";
    }
    if (e instanceof SocketException) {
      return "the connection broke";
    }
    if (e instanceof AnswerTooLong) {
      return "the answer is longer than this client reads";
    }
    return null;
  }

  private static String certificate(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof CertificateExpiredException) {
        return "the server's certificate has expired";
      }
      if (e instanceof CertificateNotYetValidException) {
        return "the server's certificate is not valid yet, or this machine's clock is slow";
      }
      if (e instanceof SSLPeerUnverifiedException) {
        return "the server's certificate is of another host name";
      }
      if (e instanceof CertPathBuilderException) {
        return "the issuer of the server's certificate is not trusted here";
      }
    }
    return "the server's certificate is not trusted, has expired or is of another host";
  }

  /** Thrown inside the package when a body passes its bound. */
  static final class AnswerTooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
