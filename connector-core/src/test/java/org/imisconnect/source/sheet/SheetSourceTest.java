package org.imisconnect.source.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Records;
import org.imisconnect.source.SourceContract;
import org.imisconnect.source.SourceInput;
import org.imisconnect.source.delimited.DelimitedSource;

class SheetSourceTest implements SourceContract {
  @Override
  public RecordSource source(Path folder, RecordType type, List<List<String>> rows)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("book.xlsx"));
        Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("people");
      for (int c = 0; c < type.columns().size(); c++) {
        sheet.value(0, c, type.columns().get(c).name());
      }
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          if (!rows.get(r).get(c).isEmpty()) {
            sheet.value(r + 1, c, rows.get(r).get(c));
          }
        }
      }
    }
    RecordType layout = Records.with(type, Map.of("kind", "sheet"));
    return new SheetSource().open(layout, SourceInput.of(folder));
  }

  @Override
  public RecordSource rejects(Path folder, RecordType type, byte[] rejects) throws IOException {
    Files.write(folder.resolve("people.csv"), rejects);
    return new DelimitedSource().open(type, SourceInput.of(folder));
  }
}
