package org.imisconnect.run.replay;

import java.io.IOException;
import org.imisconnect.map.RowHash;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RecordSource;

/** Reads every row of a source. */
final class SourceRows {
  private SourceRows() {}

  /** Is given one row. */
  interface Visitor {
    /**
     * Takes one row.
     *
     * @param hash of the record's cells
     */
    void row(RowBatch batch, int row, long hash) throws IOException;
  }

  static void each(RecordSource source, RecordType record, Visitor visitor) throws IOException {
    if (!source.exists()) {
      return;
    }
    RowBatch batch = new RowBatch(1 << 20);
    RowHash hashes = new RowHash();
    try (RecordReader reader = source.read(finding -> {})) {
      while (reader.read(batch)) {
        reader.parse(batch, finding -> {});
        for (int row = 0; row < batch.roots(); row++) {
          visitor.row(batch, row, hashes.of(batch, row, record.columns().size()));
        }
      }
    }
  }
}
