package org.imisconnect.source;

import java.io.IOException;
import java.util.List;
import org.imisconnect.record.RowBatch;

/**
 * Writes rejected rows in the source's own layout, with two more columns, {@code _line} and {@code
 * _codes} (finding codes joined by a blank), so that they can be mended and read again: a source
 * passes over these two columns when it reads.
 */
public interface RejectWriter extends AutoCloseable {
  /** Writes one row of a parsed batch of the same source. */
  void write(RowBatch batch, int row, List<String> codes) throws IOException;

  @Override
  void close() throws IOException;
}
