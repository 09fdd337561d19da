package org.imisconnect.receiver.fhir.write;

import java.util.Optional;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.imisconnect.finding.ExchangeException;
import org.imisconnect.receiver.Http;
import org.imisconnect.receiver.fhir.client.FhirCall;
import org.imisconnect.receiver.fhir.client.FhirClient;

/** Asks a server what it can do. Thread-safe. */
public final class StatementReader {
  private final FhirClient client;

  public StatementReader(FhirClient client) {
    this.client = client;
  }

  /**
   * Asks once.
   *
   * @throws ExchangeException when it cannot be reached, or what answers is no FHIR R4 server
   */
  public ServerStatement read() {
    return read(client.call());
  }

  /** The same, so that the answer itself can be looked at. */
  public ServerStatement read(FhirCall call) {
    Optional<CapabilityStatement> statement =
        call.ask(c -> c.capabilities().ofType(CapabilityStatement.class).execute());
    if (statement.isPresent()) {
      return ServerStatement.of(FhirClient.json(statement.get()));
    }
    throw new ExchangeException(
        call.last() instanceof Http.Received
            ? "metadata answers with "
                + call.trouble()
                + ", not as a FHIR R4 server. The URL must be the root of its API."
            : "the receiver cannot be reached: " + call.trouble());
  }
}
