package org.imisconnect.source.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.ReadRows;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Records;
import org.imisconnect.source.RejectWriter;
import org.imisconnect.source.SourceInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random text against an independent reader, and random garbage against what is promised. */
class RandomTextTest {
  private static final String[] PIECES = {
    "a",
    "bc",
    " ",
    "\t",
    "\"",
    "\"\"",
    ",",
    ",",
    ",",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "ສົມ",
    "𐍈",
    "#",
    ";",
    "0123456789abcdef",
    "\u00a0"
  };
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  @TempDir Path folder;

  @Test
  void wellFormedTextReadsAsAnIndependentReaderSees() throws IOException {
    for (int round = 0; round < 300; round++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int columns = 2 + random.nextInt(5);
      try (CsvWriter writer =
          CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
        writer.writeRecord(names(columns));
        for (int r = random.nextInt(30); r > 0; r--) {
          writer.writeRecord(cells(columns));
        }
      }
      Files.write(folder.resolve("t.csv"), out.toByteArray());
      List<List<String>> expected = new ArrayList<>();
      try (CsvReader<CsvRecord> reader =
          CsvReader.builder().ofCsvRecord(out.toString(StandardCharsets.UTF_8))) {
        reader.forEach(row -> expected.add(row.getFields()));
      }

      ReadRows read = read(columns, Map.of("trim", "no"), 1 + random.nextInt(300));

      assertThat(read.codes()).as("seed %d", seed).isEmpty();
      assertThat(read.cells()).as("seed %d", seed).isEqualTo(expected.subList(1, expected.size()));
    }
  }

  @Test
  void garbageIsCutAlikeWhateverTheBatchAndItsRejectsReadAlike() throws IOException {
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder("c0,c1,c2\n");
      for (int i = random.nextInt(200); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(3); i > 0 && bytes.length > 10; i--) {
        bytes[9 + random.nextInt(bytes.length - 9)] = (byte) random.nextInt(256);
      }
      Files.write(folder.resolve("t.csv"), bytes);
      Map<String, Object> settings = Map.of("max_cell", "40");

      ReadRows large = read(3, settings, 1 << 16);
      ReadRows small = read(3, settings, 1 + random.nextInt(60));

      assertThat(small).as("seed %d", seed).isEqualTo(large);
      long rejected = large.rejected().stream().filter(Boolean::booleanValue).count();
      assertThat(large.findings()).as("seed %d", seed).hasSize((int) rejected);
      rejectsReadAlike(large, settings);
    }
  }

  private void rejectsReadAlike(ReadRows first, Map<String, Object> settings) throws IOException {
    if (first.codes().toString().contains("CELL_TOO_LONG") || first.cells().isEmpty()) {
      return; // of these only the beginning is kept
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordType type = type(3, settings);
    try (RecordSource source = new DelimitedSource().open(type, SourceInput.of(folder));
        RejectWriter writer = source.rejects(out);
        RecordReader reader = source.read(finding -> {})) {
      RowBatch batch = new RowBatch(100);
      while (reader.read(batch)) {
        reader.parse(batch, finding -> {});
        for (int row = 0; row < batch.rows(); row++) {
          writer.write(batch, row, List.of("X"));
        }
      }
    }
    Files.write(folder.resolve("t.csv"), out.toByteArray());
    ReadRows again = read(3, settings, 1 << 16);
    assertThat(again.cells()).as("seed %d", seed).isEqualTo(first.cells());
    assertThat(again.rejected()).as("seed %d", seed).isEqualTo(first.rejected());
  }

  private ReadRows read(int columns, Map<String, Object> settings, int batch) throws IOException {
    RecordType type = type(columns, settings);
    try (RecordSource source = new DelimitedSource().open(type, SourceInput.of(folder))) {
      return ReadRows.of(type, source, batch);
    }
  }

  private static RecordType type(int columns, Map<String, Object> settings) {
    return Records.with(Records.of("t", names(columns).toArray(String[]::new)), settings);
  }

  private static List<String> names(int columns) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      names.add("c" + i);
    }
    return names;
  }

  private List<String> cells(int columns) {
    List<String> cells = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      StringBuilder cell = new StringBuilder(c == 0 ? "x" : "");
      for (int i = random.nextInt(4); i > 0; i--) {
        cell.append(PIECES[random.nextInt(PIECES.length)]);
      }
      cells.add(cell.toString());
    }
    return cells;
  }
}
