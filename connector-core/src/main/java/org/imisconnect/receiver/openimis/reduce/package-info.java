/**
 * From canonical R4 to what openIMIS takes. Every loss, substitution and stop has a code. Pure but
 * for reference data; speaks with no server.
 */
@NullMarked
package org.imisconnect.receiver.openimis.reduce;

import org.jspecify.annotations.NullMarked;
