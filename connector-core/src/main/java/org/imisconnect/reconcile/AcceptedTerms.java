package org.imisconnect.reconcile;

import java.math.BigDecimal;

/**
 * What the ledger says was accepted, against what the server holds.
 *
 * @param type canonical type
 * @param currency ISO code; empty where the type has no money
 * @param accepted resources accepted, by the ledger
 * @param onServer of these, how many the server shows
 * @param acceptedMoney their money, by the ledger
 * @param serverMoney their money, by the server
 * @param complete whether the server's list was read to its end; if not, nothing is proven
 */
public record AcceptedTerms(
    String type,
    String currency,
    long accepted,
    long onServer,
    BigDecimal acceptedMoney,
    BigDecimal serverMoney,
    boolean complete) {

  /** Whether the server holds all of it, to the last cent. */
  public boolean closes() {
    return complete && accepted == onServer && acceptedMoney.compareTo(serverMoney) == 0;
  }
}
