package org.imisconnect.receiver;

import java.math.BigDecimal;

/** An amount of money; the currency is an ISO code. */
public record Amount(BigDecimal value, String currency) {}
