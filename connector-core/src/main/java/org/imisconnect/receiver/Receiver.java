package org.imisconnect.receiver;

import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * A kind of receiver, found by {@link java.util.ServiceLoader} and made active by the project file
 * that names it. Stateless and thread-safe.
 */
public interface Receiver {
  /** Stable name in the project file: {@code openimis}, {@code fhir-r4}. */
  String kind();

  /**
   * Other servers than {@link ReceiverSettings#url()} that a session of this kind talks to (one
   * that gives out tokens). Only these, and the receiver itself, can be reached.
   *
   * @throws org.imisconnect.finding.ConfigException when the settings cannot be used
   */
  default List<URI> servers(ReceiverSettings settings) {
    return List.of();
  }

  /**
   * Opens one environment. Sends nothing: the first request is made by the first method that needs
   * one, so that a plan works without a network where the receiver can reduce without one.
   *
   * @param http the only way to the network; already rate limited, and it never repeats a request
   * @param clock the only clock
   * @throws org.imisconnect.finding.ConfigException when the settings cannot be used
   */
  ReceiverSession open(ReceiverSettings settings, Http http, Clock clock);
}
