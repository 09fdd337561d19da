/**
 * Plans and sends what was mapped: each resource once, on servers that are not idempotent, across
 * crashes and answers that lie. Start with {@link org.imisconnect.exchange.Exchange}.
 */
@NullMarked
package org.imisconnect.exchange;

import org.jspecify.annotations.NullMarked;
