/**
 * The only HTTP client sockets of the product. It sends a request once: it repeats nothing, follows
 * nothing, keeps no cookie and no cache, and tells "nothing left this machine" from "sent, outcome
 * unknown". Whoever needs a repetition decides it by the ledger.
 */
@NullMarked
package org.imisconnect.exchange.http;

import org.jspecify.annotations.NullMarked;
