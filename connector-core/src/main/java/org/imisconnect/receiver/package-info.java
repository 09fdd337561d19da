/**
 * What a receiver of resources is: the plugin face of openIMIS, of a plain FHIR server, and of
 * whatever comes. A receiver knows its own form, order, texts and quirks; it knows neither ledger
 * nor project. Start with {@link org.imisconnect.receiver.Receiver}.
 */
@NullMarked
package org.imisconnect.receiver;

import org.jspecify.annotations.NullMarked;
