/** The compiled mapping: from rows to canonical FHIR R4 bytes. */
@NullMarked
package org.imisconnect.map;

import org.jspecify.annotations.NullMarked;
