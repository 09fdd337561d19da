/**
 * Joins child rows to the rows they belong to, without holding them in memory: looked-up tables
 * that are small stand in memory, everything else goes through sorted runs on disk. Knows keys and
 * rows, no FHIR.
 */
@NullMarked
package org.imisconnect.run.join;

import org.jspecify.annotations.NullMarked;
