package org.imisconnect.source;

import java.io.IOException;
import java.util.List;
import org.imisconnect.record.RowBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes rejected rows in the source's own layout, with two more columns, {@code _line} and {@code
 * _codes} (finding codes joined by a blank), so that they can be mended and read again: a source
 * passes over these columns when it reads. A third one, {@code _reason}, is there where the first
 * row is given words.
 */
public interface RejectWriter extends AutoCloseable {
  /** Writes one row of a parsed batch of the same source. */
  default void write(RowBatch batch, int row, List<String> codes) throws IOException {
    write(batch, row, codes, null);
  }

  /**
   * Writes one row, with why in words.
   *
   * @param reason free of values; null in every row, or in none, of a file
   */
  void write(RowBatch batch, int row, List<String> codes, @Nullable String reason)
      throws IOException;

  @Override
  void close() throws IOException;
}
