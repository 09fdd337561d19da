package org.imisconnect.source.delimited;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Records;
import org.imisconnect.source.SourceContract;
import org.imisconnect.source.SourceInput;

class DelimitedSourceTest implements SourceContract {
  @Override
  public RecordSource source(Path folder, RecordType type, List<List<String>> rows)
      throws IOException {
    StringBuilder text = new StringBuilder("no,name,birth,amount,note,active\r\n");
    for (List<String> row : rows) {
      text.append(row.stream().map(DelimitedSourceTest::cell).collect(Collectors.joining(",")));
      text.append("\r\n");
    }
    Files.writeString(folder.resolve("people.csv"), text);
    return open(folder, type);
  }

  @Override
  public RecordSource rejects(Path folder, RecordType type, byte[] rejects) throws IOException {
    Files.write(folder.resolve("people.csv"), rejects);
    return open(folder, type);
  }

  private static RecordSource open(Path folder, RecordType type) {
    RecordType delimited = Records.with(type, Map.of("kind", "delimited"));
    return new DelimitedSource().open(delimited, SourceInput.of(folder));
  }

  private static String cell(String text) {
    return text.matches("[^,\"\n\r]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
