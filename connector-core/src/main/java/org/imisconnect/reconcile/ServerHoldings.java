package org.imisconnect.reconcile;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.imisconnect.receiver.Amount;
import org.imisconnect.receiver.Listing;
import org.imisconnect.receiver.ReceiverSession;
import org.imisconnect.receiver.Stored;

/** What the server holds of one type, by its own id: the money of each row. One thread. */
final class ServerHoldings {
  private final Map<String, BigDecimal> money = new HashMap<>();
  private final boolean complete;

  private ServerHoldings(ReceiverSession session, String type) {
    Listing listing = session.list(type, this::add);
    this.complete = listing instanceof Listing.Complete;
  }

  /** Lists a type from its first row to its last. */
  static ServerHoldings list(ReceiverSession session, String type) {
    return new ServerHoldings(session, type);
  }

  private void add(Stored stored) {
    Amount amount = stored.amount();
    money.put(stored.remoteId(), amount == null ? BigDecimal.ZERO : amount.value());
  }

  boolean isComplete() {
    return complete;
  }

  /** The money of a row; empty where the server does not show it. */
  Optional<BigDecimal> moneyOf(String remoteId) {
    return Optional.ofNullable(money.get(remoteId));
  }
}
