/** One row's way from its cells into FHIR, for whoever asks why. */
@NullMarked
package org.imisconnect.run.explain;

import org.jspecify.annotations.NullMarked;
