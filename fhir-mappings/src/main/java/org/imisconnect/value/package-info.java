/** Typed functions from cell text to FHIR primitive text. */
@NullMarked
package org.imisconnect.value;

import org.jspecify.annotations.NullMarked;
