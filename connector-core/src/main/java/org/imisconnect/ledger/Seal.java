package org.imisconnect.ledger;

/**
 * The end of the chain of transitions.
 *
 * @param events number of transitions
 * @param hash SHA-256 of the last one and of all before it, in hexadecimal digits
 */
public record Seal(long events, String hash) {}
