package org.imisconnect.run.join;

import java.io.IOException;
import java.util.List;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RecordReader;

/** Root rows as they stand in the source: the reader cuts, the workers parse and look up. */
final class PlainFeed implements RowFeed {
  private final RecordReader reader;
  private final LookupTables tables;
  private final boolean firstReading;

  PlainFeed(RecordReader reader, LookupTables tables, boolean firstReading) {
    this.firstReading = firstReading;
    this.reader = reader;
    this.tables = tables;
  }

  @Override
  public boolean fill(RowBatch batch, FindingSink findings) throws IOException {
    return reader.read(batch);
  }

  @Override
  public Worker worker() {
    Lookups lookups = tables.forOneThread();
    return (batch, findings) -> {
      reader.parse(batch, firstReading ? findings : finding -> {});
      lookups.begin(batch);
      lookups.attach(batch, findings);
    };
  }

  @Override
  public List<StrayRows> strays() {
    return tables.strays();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
