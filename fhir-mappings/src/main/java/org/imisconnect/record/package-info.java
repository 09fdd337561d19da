/**
 * Rows of a scheme's own data: record types, columns, and batches of rows as bytes with offsets.
 */
@NullMarked
package org.imisconnect.record;

import org.jspecify.annotations.NullMarked;
