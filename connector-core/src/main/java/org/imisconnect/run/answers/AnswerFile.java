package org.imisconnect.run.answers;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.answer.AnswerRow;
import org.imisconnect.answer.AnswerTable;
import org.imisconnect.run.mapping.PrivateFiles;

/**
 * Writes one answer file: UTF-8 with a byte-order mark, so that Excel opens it, a header, quoted
 * where needed. The old file stays until the new one is whole. One thread.
 */
final class AnswerFile implements AutoCloseable {
  private static final int BATCH = 500;
  private final AnswerTable table;
  private final Path file;
  private final Path part;
  private final Writer out;
  private final List<AnswerRow> rows = new ArrayList<>(BATCH);
  private long written;

  private AnswerFile(AnswerTable table, Path file, Path part, Writer out) {
    this.table = table;
    this.file = file;
    this.part = part;
    this.out = out;
  }

  /** Begins the file of a table in a folder. */
  static AnswerFile create(AnswerTable table, Path folder) throws IOException {
    PrivateFiles.folder(folder);
    Path part = folder.resolve("." + table.fileName() + ".part");
    Writer out = new OutputStreamWriter(PrivateFiles.create(part), StandardCharsets.UTF_8);
    AnswerFile made = new AnswerFile(table, folder.resolve(table.fileName()), part, out);
    out.write('\uFEFF');
    made.line(table.columns());
    return made;
  }

  /** Adds a row. */
  void add(AnswerRow row) throws IOException {
    rows.add(row);
    if (rows.size() == BATCH) {
      flush();
    }
  }

  private void flush() throws IOException {
    for (List<String> cells : table.cells(rows)) {
      line(cells);
      written++;
    }
    rows.clear();
  }

  private void line(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(table.delimiter());
      }
      out.write(quoted(cells.get(i)));
    }
    out.write('\n');
  }

  private String quoted(String cell) {
    boolean plain =
        cell.strip().equals(cell)
            && cell.chars().noneMatch(c -> c == table.delimiter() || "\"\n\r".indexOf(c) >= 0);
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  /** Puts the file in place; gives the number of its rows. */
  long finish() throws IOException {
    flush();
    out.close();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    return written;
  }

  /** Drops what was not finished. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}
