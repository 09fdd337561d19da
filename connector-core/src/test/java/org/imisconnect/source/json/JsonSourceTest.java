package org.imisconnect.source.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Records;
import org.imisconnect.source.SourceContract;
import org.imisconnect.source.SourceInput;
import org.junit.jupiter.api.Nested;

class JsonSourceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Nested
  class Lines implements SourceContract {
    @Override
    public RecordSource source(Path folder, RecordType type, List<List<String>> rows)
        throws IOException {
      StringBuilder text = new StringBuilder("\n");
      for (Map<String, Object> row : objects(type, rows)) {
        text.append(JSON.writeValueAsString(row)).append("\r\n");
      }
      Files.writeString(folder.resolve("people.ndjson"), text);
      return open(folder, type, Map.of("file", "people.ndjson"));
    }

    @Override
    public RecordSource rejects(Path folder, RecordType type, byte[] rejects) throws IOException {
      Files.write(folder.resolve("people.ndjson"), rejects);
      return open(folder, type, Map.of("file", "people.ndjson"));
    }
  }

  @Nested
  class ArrayWithinAnObject implements SourceContract {
    @Override
    public RecordSource source(Path folder, RecordType type, List<List<String>> rows)
        throws IOException {
      Map<String, Object> page = new LinkedHashMap<>();
      page.put("total", rows.size());
      page.put("skip", List.of(Map.of("rows", List.of(1, 2))));
      page.put("data", Map.of("rows", objects(type, rows)));
      Files.writeString(
          folder.resolve("people.json"),
          "\uFEFF" + JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page));
      return open(folder, type, Map.of("rows", "/data/rows"));
    }

    @Override
    public RecordSource rejects(Path folder, RecordType type, byte[] rejects) throws IOException {
      Files.write(folder.resolve("people.json"), rejects);
      return open(folder, type, Map.of("rows", "/data/rows"));
    }
  }

  private static RecordSource open(Path folder, RecordType type, Map<String, Object> settings) {
    return new JsonSource().open(Records.with(type, settings), SourceInput.of(folder));
  }

  /** Absent cells are null in every second row, and left out in the others. */
  private static List<Map<String, Object>> objects(RecordType type, List<List<String>> rows) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int c = 0; c < type.columns().size(); c++) {
        String cell = rows.get(r).get(c);
        if (!cell.isEmpty()) {
          object.put(type.columns().get(c).name(), cell);
        } else if (r % 2 == 0) {
          object.put(type.columns().get(c).name(), null);
        }
      }
      objects.add(object);
    }
    return objects;
  }
}
