package org.imisconnect.source;

import org.imisconnect.record.RecordType;

/**
 * The records of one input during one run: what belongs together is seen at one moment. A database
 * is read in one transaction; files are opened record by record. Opening is for one thread. Closing
 * it closes what its records share; records are closed before.
 */
public interface SourceSession extends AutoCloseable {
  /** Opens one record; throws as {@link Source#open} does. */
  RecordSource open(RecordType type);

  @Override
  void close();
}
