/** The ledger in one SQLite file: write-ahead log, every commit on disk before it returns. */
@NullMarked
package org.imisconnect.ledger.sqlite;

import org.jspecify.annotations.NullMarked;
