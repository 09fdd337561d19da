package org.imisconnect.source.delimited;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.FoundFile;
import org.imisconnect.source.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads file after file. {@link #read} cuts: it fills the raw bytes, and rows with their line,
 * ordinal and raw text, but with empty cells; {@link #parse} fills the cells. A batch holds rows of
 * one file.
 */
final class DelimitedReader implements RecordReader {
  private final RecordType type;
  private final Dialect dialect;
  private final Iterator<FoundFile> files;
  private @Nullable OpenFile open;
  private long ordinal;

  DelimitedReader(RecordType type, Dialect dialect, List<FoundFile> files, FindingSink findings)
      throws IOException {
    this.type = type;
    this.dialect = dialect;
    this.files = files.iterator();
    // every header at once, so that what is wrong with it is known before the first row
    for (FoundFile file : files) {
      OpenFile begun = OpenFile.open(file, type, dialect, findings);
      if (open == null) {
        open = begun;
        this.files.next();
      } else {
        begun.cutter().close();
      }
    }
  }

  @Override
  public boolean read(RowBatch batch) throws IOException {
    batch.clear();
    while (open != null || files.hasNext()) {
      if (open == null) {
        open = OpenFile.open(files.next(), type, dialect, finding -> {});
      }
      int rows = open.cutter().fill(batch, open.head(), ordinal);
      if (rows > 0) {
        batch.source = open.head();
        batch.firstLine = batch.line(0);
        batch.firstOrdinal = ordinal;
        ordinal += rows;
        return true;
      }
      close();
    }
    return false;
  }

  @Override
  public void parse(RowBatch batch, FindingSink found) {
    Head head = (Head) Objects.requireNonNull(batch.source, "a batch that was not read");
    new Splitter(head, batch, found).split();
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.cutter().close();
      open = null;
    }
  }
}
