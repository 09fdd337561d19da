/**
 * Any FHIR R4 server as a receiver: resources go as they are, under our ids or matched by
 * identifier. Start with {@link org.imisconnect.receiver.fhir.FhirReceiver}. HAPI is loaded by the
 * first request, never before.
 */
@NullMarked
package org.imisconnect.receiver.fhir;

import org.jspecify.annotations.NullMarked;
