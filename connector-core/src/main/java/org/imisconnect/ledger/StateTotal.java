package org.imisconnect.ledger;

import java.math.BigDecimal;

/**
 * Numbers of one type and state.
 *
 * @param type canonical type
 * @param count entries
 * @param amount sum of their money, zero where they have none
 * @param currency of the sum; empty where there is no money. A second currency is a second line.
 */
public record StateTotal(
    String type, ResourceState state, long count, BigDecimal amount, String currency) {}
