package org.imisconnect.source.delimited;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.HeaderMatch;
import org.imisconnect.source.RejectWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes rejected rows as they stood in the file, behind two or three more cells: {@code _line}
 * (with the file's name where there are several), {@code _codes}, {@code _reason}. They stand first
 * so that a ragged row or an open quote cannot swallow them. Header and dialect are those of the
 * first row's file; rows of a file with another header are written anew by the declared columns.
 * One thread.
 */
final class DelimitedRejects implements RejectWriter {
  private final RecordType type;
  private final Dialect declared;
  private final boolean severalFiles;
  private final OutputStream out;
  private @Nullable Head first;
  private Writer writer = Writer.nullWriter();
  private boolean verbatim;

  DelimitedRejects(RecordType type, Dialect declared, boolean severalFiles, OutputStream out) {
    this.type = type;
    this.declared = declared;
    this.severalFiles = severalFiles;
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  @Override
  public void write(RowBatch batch, int row, List<String> codes, @Nullable String reason)
      throws IOException {
    Head head = (Head) batch.origin(row);
    Head layout = layout(head, reason != null);
    String line = (severalFiles ? head.file() + ":" : "") + batch.line(row);
    List<String> why =
        codes.isEmpty() && !head.trouble().isEmpty() ? List.of(head.trouble()) : codes;
    String marks =
        quoted(line, layout) + delimiter(layout) + String.join(" ", why) + delimiter(layout);
    text(marks);
    text(reason == null ? "" : words(reason, layout) + delimiter(layout));
    // A row that was put in the place of another has cells, but no text of its own in the file.
    boolean ownText = batch.rawEnd(row) > batch.rawStart(row);
    if (ownText && sameLayout(head, layout)) {
      bytes(batch.bytes, batch.rawStart(row), batch.rawEnd(row));
    } else {
      text(anew(batch, row, layout));
    }
    text("\n");
  }

  @Override
  public void close() throws IOException {
    writer.close();
    out.close();
  }

  private Head layout(Head head, boolean explained) throws IOException {
    if (first == null) {
      first = head;
      begin(head);
      text(head.marked() ? "\uFEFF" : "");
      text(HeaderMatch.LINE + delimiter(head) + HeaderMatch.CODES + delimiter(head));
      text(explained ? HeaderMatch.REASON + delimiter(head) : "");
      if (head.names().isEmpty()) {
        text(
            String.join(
                delimiter(head),
                type.columns().stream().map(column -> column.names().get(0)).toList()));
      } else {
        bytes(head.text(), 0, head.text().length);
      }
      text("\n");
    }
    return first;
  }

  private static boolean sameLayout(Head head, Head layout) {
    return head == layout
        || (head.names().equals(layout.names())
            && head.dialect().delimiter() == layout.dialect().delimiter());
  }

  private String anew(RowBatch batch, int row, Head layout) {
    StringBuilder text = new StringBuilder();
    int base = batch.firstCell(row);
    for (int i = 0; i < layout.width(); i++) {
      int column = layout.byPosition()[i];
      text.append(i > 0 ? delimiter(layout) : "");
      if (column >= 0) {
        int start = batch.starts[base + column];
        int length = Math.max(0, batch.ends[base + column] - start);
        text.append(quoted(new String(batch.bytes, start, length, StandardCharsets.UTF_8), layout));
      }
    }
    return text.toString();
  }

  private static String quoted(String cell, Head layout) {
    int quote = layout.dialect().quote();
    boolean plain =
        cell.indexOf(layout.dialect().delimiter()) < 0
            && cell.indexOf('\n') < 0
            && cell.indexOf('\r') < 0
            && cell.strip().equals(cell);
    if (quote == Dialect.NONE || (plain && cell.indexOf(quote) < 0)) {
      return cell;
    }
    String mark = Character.toString(quote);
    return mark + cell.replace(mark, mark + mark) + mark;
  }

  /** Without quotes in this file, words may not hold its delimiter. */
  private static String words(String reason, Head layout) {
    return layout.dialect().quote() == Dialect.NONE
        ? reason.replace(delimiter(layout), " ")
        : quoted(reason, layout);
  }

  private static String delimiter(Head head) {
    return Character.toString(head.dialect().delimiter());
  }

  /** A file with a byte-order mark gets rejects in UTF-8 with a mark, others in their own set. */
  private void begin(Head head) {
    Charset charset = head.marked() ? StandardCharsets.UTF_8 : declared.charset();
    writer = new OutputStreamWriter(out, charset);
    verbatim = charset.equals(StandardCharsets.UTF_8);
  }

  private void text(String text) throws IOException {
    writer.write(text);
  }

  private void bytes(byte[] utf8, int from, int end) throws IOException {
    if (verbatim) {
      writer.flush();
      out.write(utf8, from, end - from);
    } else {
      writer.write(new String(utf8, from, end - from, StandardCharsets.UTF_8));
    }
  }
}
