package org.imisconnect.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Findings as NDJSON, and what became of the rows of each record. One thread. */
final class Notes implements Closeable {
  private final JsonGenerator findings;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, BigDecimal> sums = new TreeMap<>();

  Notes(Path out) throws IOException {
    findings =
        new JsonFactory()
            .createGenerator(
                new BufferedOutputStream(
                    Files.newOutputStream(out.resolve("findings.ndjson")), 1 << 16));
    findings.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  void add(
      String code, String severity, String file, long line, String column, String path, String message)
      throws IOException {
    findings.writeStartObject();
    findings.writeStringField("code", code);
    findings.writeStringField("severity", severity);
    findings.writeStringField("file", file);
    findings.writeNumberField("line", line);
    if (!column.isEmpty()) {
      findings.writeStringField("column", column);
    }
    if (!path.isEmpty()) {
      findings.writeStringField("path", path);
    }
    findings.writeStringField("message", message);
    findings.writeEndObject();
    counts.merge("finding " + code, 1L, Long::sum);
  }

  void row(String record, String outcome) {
    counts.merge(record + ' ' + outcome, 1L, Long::sum);
  }

  void money(String record, String outcome, String amount) {
    try {
      sums.merge(record + ' ' + outcome, new BigDecimal(amount), BigDecimal::add);
    } catch (NumberFormatException e) {
      counts.merge(record + " unreadable", 1L, Long::sum);
    }
  }

  void writeTo(Path file) throws IOException {
    Files.writeString(file, counts + "\n" + sums + "\n");
  }

  @Override
  public void close() throws IOException {
    findings.close();
  }
}
