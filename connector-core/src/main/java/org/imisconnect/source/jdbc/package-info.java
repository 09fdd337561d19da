/**
 * Databases: a query or a table per record, all records of a run in one snapshot. Begin with {@code
 * JdbcSource}. Nothing here writes.
 */
@NullMarked
package org.imisconnect.source.jdbc;

import org.jspecify.annotations.NullMarked;
