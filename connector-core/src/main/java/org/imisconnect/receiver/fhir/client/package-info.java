/**
 * HAPI's client over the project's one way to the network: it keeps the rate, repeats nothing, and
 * tells what was surely not sent.
 */
@NullMarked
package org.imisconnect.receiver.fhir.client;

import org.jspecify.annotations.NullMarked;
