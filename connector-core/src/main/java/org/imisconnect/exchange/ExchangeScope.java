package org.imisconnect.exchange;

import java.time.Clock;
import java.time.Duration;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.ledger.Ledger;
import org.imisconnect.receiver.ReceiverSession;

/**
 * Everything an exchange works with.
 *
 * @param mapping version of the pack that made the resources
 * @param findings takes what is wrong; called by one thread
 */
public record ExchangeScope(
    ReceiverSession session,
    Ledger ledger,
    ExchangeSettings settings,
    String mapping,
    Clock clock,
    Pause pause,
    FindingSink findings) {

  /** How long after it left a request may still be at work. */
  Duration settle() {
    Duration set = settings.settle();
    return set == null ? session.capabilities().readTimeout().multipliedBy(2) : set;
  }
}
