package org.imisconnect.source.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.FoundFile;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.RejectWriter;
import org.imisconnect.source.TableRejects;

/** The rows of one sheet; each reading opens the workbook anew. */
final class SheetRecords implements RecordSource {
  private final RecordType type;
  private final SheetLayout layout;
  private final Optional<FoundFile> file;

  /** The rows of a sheet; nothing where there is no file. */
  SheetRecords(RecordType type, SheetLayout layout, Optional<FoundFile> file) {
    this.type = type;
    this.layout = layout;
    this.file = file;
  }

  @Override
  public RecordReader read(FindingSink findings) throws IOException {
    FoundFile there =
        file.orElseThrow(() -> new IllegalStateException("a record without input is not read"));
    OpenSheet sheet =
        OpenSheet.open(there, layout.sheet())
            .orElseThrow(() -> new ConfigException(there.name() + " changed while it was read."));
    try {
      String name = there.name() + "#" + layout.sheet();
      return new SheetReader(type, there, name, sheet, findings);
    } catch (RuntimeException | Error failure) {
      sheet.close();
      throw failure;
    }
  }

  @Override
  public long size() {
    try {
      return file.isEmpty() ? 0 : Files.size(file.get().path());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public boolean exists() {
    return file.isPresent();
  }

  @Override
  public List<Path> files() {
    return file.stream().map(FoundFile::path).toList();
  }

  /** As CSV: a workbook of rejects would need the whole in memory. */
  @Override
  public RejectWriter rejects(OutputStream out) {
    return new TableRejects(type, "HDR_MISSING", out);
  }

  @Override
  public void close() {}
}
