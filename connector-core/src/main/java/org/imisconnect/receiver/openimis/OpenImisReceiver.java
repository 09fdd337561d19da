package org.imisconnect.receiver.openimis;

import java.time.Clock;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Receiver;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ReceiverSettings;
import org.imisconnect.receiver.openimis.reduce.ReduceRules;

/** openIMIS by its FHIR R4 API, releases 24.04 to 26.04. Stateless and thread-safe. */
public final class OpenImisReceiver implements Receiver {
  public static final String KIND = "openimis";

  @Override
  public String kind() {
    return KIND;
  }

  /**
   * Opens one environment.
   *
   * @throws ConfigException for an option that openIMIS does not have, or without an account
   */
  @Override
  public ReceiverSession open(ReceiverSettings settings, Http http, Clock clock) {
    if (settings.accounts().isEmpty()) {
      throw new ConfigException(
          "the receiver " + settings.environment() + " needs an account: user and password");
    }
    return new OpenImisSession(settings, ReduceRules.of(settings.options()), http, clock);
  }
}
