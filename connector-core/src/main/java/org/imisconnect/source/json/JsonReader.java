package org.imisconnect.source.json;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.FoundFile;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RowFiller;
import org.jspecify.annotations.Nullable;

/** Reads file after file; a batch holds rows of one file. */
final class JsonReader implements RecordReader {
  private final RecordType type;
  private final JsonLayout layout;
  private final Iterator<FoundFile> files;
  private @Nullable JsonFileReader open;
  private long ordinal;

  JsonReader(RecordType type, JsonLayout layout, List<FoundFile> files, FindingSink findings)
      throws IOException {
    this.type = type;
    this.layout = layout;
    this.files = files.iterator();
    // all at once, so that what is wrong with a file as a whole is known before the first row
    for (FoundFile file : files) {
      OpenJson begun = OpenJson.open(file, layout, findings);
      if (begun != null) {
        new JsonFileReader(begun, type, layout, 0).begin(findings);
      }
    }
  }

  @Override
  public boolean read(RowBatch batch) throws IOException {
    batch.clear();
    while (open != null || files.hasNext()) {
      if (open == null) {
        OpenJson next = OpenJson.open(files.next(), layout, finding -> {});
        open = next == null ? null : new JsonFileReader(next, type, layout, ordinal);
      } else if (open.fill(batch)) {
        ordinal += batch.rows();
        return true;
      } else {
        close();
      }
    }
    return false;
  }

  @Override
  public void parse(RowBatch batch, FindingSink found) {
    RowFiller.deliver(batch, found);
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
