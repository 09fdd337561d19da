package org.imisconnect.source.delimited;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.FoundFile;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.RejectWriter;

/** All rows of a record, from one file or several. Immutable; each reading opens the files anew. */
final class DelimitedRecords implements RecordSource {
  private final RecordType type;
  private final Dialect dialect;
  private final List<FoundFile> files;

  DelimitedRecords(RecordType type, Dialect dialect, List<FoundFile> files) {
    this.type = type;
    this.dialect = dialect;
    this.files = List.copyOf(files);
  }

  @Override
  public RecordReader read(FindingSink findings) throws IOException {
    return new DelimitedReader(type, dialect, files, findings);
  }

  @Override
  public long size() {
    return FoundFile.size(files);
  }

  @Override
  public boolean exists() {
    return !files.isEmpty();
  }

  @Override
  public List<Path> files() {
    return files.stream().map(FoundFile::path).toList();
  }

  @Override
  public RejectWriter rejects(OutputStream out) {
    return new DelimitedRejects(type, dialect, files.size() > 1, out);
  }

  @Override
  public void close() {}
}
