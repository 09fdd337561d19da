package org.imisconnect.source.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.source.FoundFile;

/** One sheet of a workbook that is open for reading. One thread. */
final class OpenSheet implements Closeable {
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;

  private OpenSheet(ReadableWorkbook workbook, Sheet sheet) throws IOException {
    this.workbook = workbook;
    this.stream = sheet.openStream();
    this.rows = stream.iterator();
  }

  /** Opens a sheet; empty where the workbook has none of this name. */
  static Optional<OpenSheet> open(FoundFile file, String name) throws IOException {
    ReadableWorkbook workbook = workbook(file);
    try {
      Optional<Sheet> sheet = workbook.findSheet(name);
      if (sheet.isEmpty()) {
        sheet = workbook.getSheets().filter(s -> s.getName().equalsIgnoreCase(name)).findFirst();
      }
      if (sheet.isEmpty()) {
        workbook.close();
        return Optional.empty();
      }
      return Optional.of(new OpenSheet(workbook, sheet.get()));
    } catch (RuntimeException damaged) {
      workbook.close();
      throw damaged(file, damaged);
    }
  }

  /** The names of a workbook's sheets. */
  static List<String> names(FoundFile file) throws IOException {
    try (ReadableWorkbook workbook = workbook(file)) {
      return workbook.getSheets().map(Sheet::getName).toList();
    }
  }

  boolean from1904() {
    return workbook.isDate1904();
  }

  Iterator<Row> rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }

  static ConfigException damaged(FoundFile file, RuntimeException cause) {
    return new ConfigException(
        "FILE_REFUSED: "
            + file.name()
            + ": the workbook is damaged ("
            + cause.getClass().getSimpleName()
            + "). Save it again as .xlsx.");
  }

  private static ReadableWorkbook workbook(FoundFile file) throws IOException {
    try {
      return new ReadableWorkbook(file.path().toFile(), new ReadingOptions(true, true));
    } catch (RuntimeException damaged) {
      throw damaged(file, damaged);
    }
  }
}
