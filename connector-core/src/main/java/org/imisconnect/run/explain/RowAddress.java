package org.imisconnect.run.explain;

import java.nio.file.Path;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.record.RowBatch;

/**
 * Where a row stands, as findings write it. Immutable.
 *
 * @param file {@code claims.csv}, {@code book.xlsx#members}
 * @param line 1-based
 */
public record RowAddress(String file, long line) {

  /**
   * Reads {@code FILE:LINE}.
   *
   * @throws ConfigException where it is none
   */
  public static RowAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    String digits = text.substring(colon + 1);
    if (colon < 1 || !digits.matches("[0-9]{1,15}")) {
      throw new ConfigException("A row is named by file and line, such as claims.csv:212.");
    }
    return new RowAddress(text.substring(0, colon), Long.parseLong(digits));
  }

  boolean is(RowBatch batch, int row) {
    String there = batch.origin(row).file();
    return batch.line(row) == line && (there.equals(file) || file.endsWith("/" + there));
  }

  /** Whether a file on disk may hold the row. */
  boolean mayBeIn(Path path) {
    Path name = path.getFileName();
    int sheet = file.indexOf('#');
    String wanted = sheet < 0 ? file : file.substring(0, sheet);
    return name != null && Path.of(wanted).endsWith(name);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
