/**
 * The run that maps a scheme's rows: reads every record, maps it on several threads, writes
 * canonical NDJSON, findings, trace and rejects in source order, and accounts for every row and
 * amount.
 */
@NullMarked
package org.imisconnect.run.mapping;

import org.jspecify.annotations.NullMarked;
