package org.imisconnect.source.sheet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.FoundFile;
import org.imisconnect.source.InputFiles;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Source;
import org.imisconnect.source.SourceInput;

/**
 * Reads sheets of .xlsx workbooks: {@code layout: {kind: sheet, sheet: Members}}. All settings and
 * their defaults stand in {@code docs/sources.md}. Immutable, thread-safe.
 */
public final class SheetSource implements Source {
  @Override
  public String kind() {
    return "sheet";
  }

  @Override
  public RecordSource open(RecordType type, SourceInput input) {
    SheetLayout layout = SheetLayout.of(type);
    List<FoundFile> files = new InputFiles(type, layout.file(), layout.optional(), input).find();
    if (files.size() > 1) {
      throw new ConfigException(
          "several workbooks could hold record "
              + type.name()
              + ": "
              + String.join(", ", files.stream().map(FoundFile::name).toList())
              + ". Name one by file."
              + type.name()
              + " in the project's sources.");
    }
    if (files.isEmpty()) {
      return new SheetRecords(type, layout, Optional.empty());
    }
    return new SheetRecords(type, layout, withSheet(type, layout, files.get(0)));
  }

  private static Optional<FoundFile> withSheet(
      RecordType type, SheetLayout layout, FoundFile file) {
    try {
      new WorkbookGuard(file.path(), file.name(), layout.maxUnzipped()).check();
      List<String> names = OpenSheet.names(file);
      if (names.stream().anyMatch(layout.sheet()::equalsIgnoreCase)) {
        return Optional.of(file);
      }
      if (layout.optional()) {
        return Optional.empty();
      }
      throw new ConfigException(
          file.name()
              + " has no sheet `"
              + layout.sheet()
              + "` for record "
              + type.name()
              + ". It has "
              + String.join(", ", names)
              + ". Rename the sheet, or set `sheet:` in the record's layout.");
    } catch (IOException failure) {
      throw new ConfigException(file.name() + " cannot be read.", failure);
    }
  }
}
