package org.imisconnect.source.json;

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

/** All rows of a record, from one file or several. Immutable; each reading opens them anew. */
final class JsonRecords implements RecordSource {
  private final RecordType type;
  private final JsonLayout layout;
  private final List<FoundFile> files;

  JsonRecords(RecordType type, JsonLayout layout, List<FoundFile> files) {
    this.type = type;
    this.layout = layout;
    this.files = List.copyOf(files);
  }

  @Override
  public RecordReader read(FindingSink findings) throws IOException {
    return new JsonReader(type, layout, files, findings);
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
    return new JsonRejects(out);
  }

  @Override
  public void close() {}
}
