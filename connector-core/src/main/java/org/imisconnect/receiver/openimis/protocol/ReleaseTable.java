package org.imisconnect.receiver.openimis.protocol;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The table of capabilities: one line for each, one column for each release. Immutable. */
final class ReleaseTable {
  private static final String FILE = "/org/imisconnect/receiver/openimis/releases.csv";

  private final Map<String, String> values;

  private ReleaseTable(Map<String, String> values) {
    this.values = values;
  }

  /** One column of the table under a name; a line that the program does not know is a bug. */
  static Release read(String column, String name) {
    ReleaseTable table = new ReleaseTable(column(column));
    Release release =
        new Release(
            name,
            Integer.parseInt(table.take("patient-rows")),
            table.says("finds-by-number"),
            table.says("updates-members"),
            table.says("covers-named-only"),
            table.says("takes-premium"),
            table.says("refusals-store"),
            table.says("counts-recording-day"));
    if (!table.values.isEmpty()) {
      throw new IllegalStateException("capabilities that nothing reads: " + table.values.keySet());
    }
    return release;
  }

  private boolean says(String capability) {
    String value = take(capability);
    if (!value.equals("yes") && !value.equals("no")) {
      throw new IllegalStateException(capability + " must be yes or no");
    }
    return value.equals("yes");
  }

  private String take(String capability) {
    String value = values.remove(capability);
    if (value == null) {
      throw new IllegalStateException("no line for " + capability);
    }
    return value;
  }

  private static Map<String, String> column(String name) {
    try (InputStream file = ReleaseTable.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the table of releases is not in the jar");
      }
      Map<String, String> values = new HashMap<>();
      try (CsvReader<NamedCsvRecord> lines =
          CsvReader.builder()
              .ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
        lines.forEach(line -> values.put(line.getField("capability"), line.getField(name)));
      }
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
