package org.imisconnect.receiver;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way to the network. It keeps the rate of the host, repeats nothing, follows no redirect, and
 * tells apart what was surely not sent from what may have arrived. Thread-safe.
 */
@FunctionalInterface
public interface Http {
  /** Sends one request and waits for its answer; never throws for what the network does. */
  Answer send(Call call);

  /**
   * A request.
   *
   * @param headers as they are to be sent; a body has its Content-Type here
   * @param body text in UTF-8; null for none
   */
  record Call(String method, URI uri, Map<String, String> headers, @Nullable String body) {
    public Call {
      headers = Map.copyOf(headers);
    }

    /** Neither headers nor query: they may hold a token or a person's number. */
    @Override
    public String toString() {
      return method + " " + uri.getScheme() + "://" + uri.getAuthority();
    }
  }

  /** What came back. */
  sealed interface Answer {}

  /**
   * An answer was read to its end.
   *
   * @param headers names in lower case, the last of each
   * @param body decoded as UTF-8; empty for none
   */
  record Received(int status, Map<String, String> headers, String body) implements Answer {
    public Received {
      headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
      return "Received[" + status + "]";
    }
  }

  /** The request may have arrived: time-out, reset, an answer cut short. */
  record Broken(String cause) implements Answer {}

  /**
   * The request surely did not arrive: no connection, an open breaker, outside the window.
   *
   * @param after when to try again; null where unknown
   */
  record NotSent(String cause, @Nullable Duration after) implements Answer {}
}
