/**
 * The openIMIS receiver over its FHIR R4 API. Start with {@link
 * org.imisconnect.receiver.openimis.OpenImisReceiver}; what is lost on the way stands in {@code
 * docs/openimis-losses.md}.
 */
@NullMarked
package org.imisconnect.receiver.openimis;

import org.jspecify.annotations.NullMarked;
