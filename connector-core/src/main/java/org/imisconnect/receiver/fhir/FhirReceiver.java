package org.imisconnect.receiver.fhir;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.Receiver;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.ReceiverSettings;

/** Any standard FHIR R4 server. Stateless and thread-safe; loads nothing of HAPI. */
public final class FhirReceiver implements Receiver {
  public static final String KIND = "fhir-r4";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<URI> servers(ReceiverSettings settings) {
    return FhirOptions.of(settings).access().tokenServer().stream().toList();
  }

  /**
   * Opens one environment.
   *
   * @throws org.imisconnect.finding.ConfigException for an option that is unknown or unusable
   */
  @Override
  public ReceiverSession open(ReceiverSettings settings, Http http, Clock clock) {
    return new FhirSession(settings, FhirOptions.of(settings), http, clock);
  }
}
