/** Checks canonical FHIR, ours or anybody's: R4 structure, references, and what openIMIS takes. */
@NullMarked
package org.imisconnect.check;

import org.jspecify.annotations.NullMarked;
