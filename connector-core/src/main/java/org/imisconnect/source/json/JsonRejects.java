package org.imisconnect.source.json;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.HeaderMatch;
import org.imisconnect.source.RejectWriter;
import org.jspecify.annotations.Nullable;

/**
 * Rejects as one object per line: the record as it was, with two more members, or three, at its
 * beginning. A record that is no object stands there as it is, to be mended in place. One thread.
 */
final class JsonRejects implements RejectWriter {
  private final OutputStream out;

  JsonRejects(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  @Override
  public void write(RowBatch batch, int row, List<String> codes, @Nullable String reason)
      throws IOException {
    int from = batch.rawStart(row);
    int end = batch.rawEnd(row);
    byte[] text = java.util.Arrays.copyOfRange(batch.bytes, from, end);
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n' || text[i] == '\r') {
        text[i] = ' '; // no line end stands within a JSON string
      }
    }
    int body = 0;
    if (text.length > 0 && text[0] == '{') {
      String rest = new String(text, StandardCharsets.UTF_8);
      boolean empty = rest.substring(1).strip().equals("}");
      String marks =
          "{\""
              + HeaderMatch.LINE
              + "\":"
              + batch.line(row)
              + ",\""
              + HeaderMatch.CODES
              + "\":\""
              + String.join(" ", codes)
              + "\""
              + (reason == null
                  ? ""
                  : ",\"" + HeaderMatch.REASON + "\":" + TextNode.valueOf(reason))
              + (empty ? "" : ",");
      out.write(marks.getBytes(StandardCharsets.UTF_8));
      body = 1;
    }
    out.write(text, body, text.length - body);
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
