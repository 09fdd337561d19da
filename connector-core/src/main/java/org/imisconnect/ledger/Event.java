package org.imisconnect.ledger;

import java.time.Instant;

/** One transition in the audit log. */
public record Event(long number, ResourceState from, ResourceState to, String code, Instant at) {}
