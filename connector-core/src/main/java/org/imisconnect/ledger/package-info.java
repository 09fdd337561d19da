/**
 * The memory of the exchange: one entry per resource and receiver, its state, and every transition
 * it made. A write is committed here before its bytes leave. Start with {@link
 * org.imisconnect.ledger.Ledger} and {@link org.imisconnect.ledger.Transition}.
 */
@NullMarked
package org.imisconnect.ledger;

import org.jspecify.annotations.NullMarked;
