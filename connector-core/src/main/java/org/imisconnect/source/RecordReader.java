package org.imisconnect.source;

import java.io.IOException;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RowBatch;

/**
 * One reading of a {@link RecordSource}. {@link #read} is called by one thread, in order; {@link
 * #parse} of different batches by different threads at the same time.
 */
public interface RecordReader extends AutoCloseable {
  /**
   * Clears the batch and fills it with whole records up to about its capacity (one record may
   * exceed it). A source that parses as it reads fills rows here; one that only cuts raw text fills
   * the bytes and leaves the rows to {@link #parse}, which needs what the batch holds.
   *
   * @return false at the end: the batch is empty
   */
  boolean read(RowBatch batch) throws IOException;

  /**
   * Splits what {@link #read} cut into rows and cells, and ends with {@link RowBatch#endOfRoots}.
   * Rows that cannot be read whole (ENC_INVALID, COL_COUNT, CELL_TOO_LONG) are kept, marked {@link
   * RowBatch#reject}, with a finding: rows in are rows out.
   */
  void parse(RowBatch batch, FindingSink findings);

  @Override
  void close() throws IOException;
}
