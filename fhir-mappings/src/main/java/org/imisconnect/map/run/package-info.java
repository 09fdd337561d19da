/** The operations of a compiled mapping: bytes of rows in, bytes of FHIR JSON out. */
@NullMarked
package org.imisconnect.map.run;

import org.jspecify.annotations.NullMarked;
