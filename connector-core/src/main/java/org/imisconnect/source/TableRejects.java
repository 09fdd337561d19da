package org.imisconnect.source;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.jspecify.annotations.Nullable;

/**
 * Rejects of a source that has no text of its own (a workbook, a query) as CSV: UTF-8 with a
 * byte-order mark, so that Excel opens it, comma, header, {@code _line} and {@code _codes} first.
 * The delimited source reads it with its default settings. One thread.
 */
public final class TableRejects implements RejectWriter {
  private final RecordType type;
  private final String trouble;
  private final Writer out;
  private boolean begun;

  /**
   * Begins a file of rejects.
   *
   * @param trouble code written for rows that have none of their own
   */
  public TableRejects(RecordType type, String trouble, OutputStream out) {
    this.type = type;
    this.trouble = trouble;
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void write(RowBatch batch, int row, List<String> codes, @Nullable String reason)
      throws IOException {
    if (!begun) {
      begun = true;
      String marks = HeaderMatch.LINE + "," + HeaderMatch.CODES + ",";
      out.write(
          type.columns().stream()
              .map(column -> quoted(column.names().get(0)))
              .collect(
                  Collectors.joining(
                      ",",
                      "\uFEFF" + marks + (reason == null ? "" : HeaderMatch.REASON + ","),
                      "\n")));
    }
    out.write(batch.line(row) + "," + (codes.isEmpty() ? trouble : String.join(" ", codes)));
    out.write(reason == null ? "" : "," + quoted(reason));
    int first = batch.firstCell(row);
    for (int i = 0; i < type.columns().size(); i++) {
      int start = batch.starts[first + i];
      int length = Math.max(0, batch.ends[first + i] - start);
      out.write("," + quoted(new String(batch.bytes, start, length, StandardCharsets.UTF_8)));
    }
    out.write("\n");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static String quoted(String cell) {
    boolean plain =
        cell.strip().equals(cell) && cell.chars().noneMatch(c -> ",\"\n\r".indexOf(c) >= 0);
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
