package org.imisconnect.source.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.PackException;
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

class BadJsonTest {
  private static final RecordType MEMBER =
      Records.of("member", "no", "city|/address/0/city", "amount:MONEY");
  @TempDir Path folder;

  @Test
  void valuesAreTakenAsWritten() throws IOException {
    ReadRows read =
        lines(
            "{\"no\":0.10,\"amount\":1e5,\"address\":[{\"city\":\"\\u0e01\",\"x\":{}},{}]}",
            "{\"no\":true,\"amount\":12345678901234567890.50,\"city\":\"\"}");

    assertThat(read.cells())
        .containsExactly(
            List.of("0.10", "\u0e01", "1e5"), List.of("true", "", "12345678901234567890.50"));
    assertThat(read.codes()).isEmpty();
  }

  @Test
  void oneBrokenLineCostsOneRow() throws IOException {
    ReadRows read =
        lines(
            "{\"no\":1}", "{\"no\":2", "{\"no\":3} x", "[4]", "{\"no\":5,\"no\":6}", "{\"no\":7}");

    assertThat(read.codes())
        .containsExactly(
            "JSON_INVALID m.ndjson:2",
            "JSON_INVALID m.ndjson:3",
            "JSON_SHAPE m.ndjson:4",
            "JSON_DUPLICATE m.ndjson:5");
    assertThat(read.rejected()).containsExactly(false, true, true, true, true, false);
    assertThat(read.cells().get(5).get(0)).isEqualTo("7");
  }

  @Test
  void messagesShowNoValues() throws IOException {
    ReadRows read = lines("{\"no\":\"Chanthavong\" Vientiane}");

    assertThat(read.codes()).containsExactly("JSON_INVALID m.ndjson:1");
    assertThat(read.findings().toString()).doesNotContain("Chanthavong").doesNotContain("Vienti");
  }

  @Test
  void anObjectWhereAValueBelongsIsAFinding() throws IOException {
    ReadRows read = lines("{\"no\":{\"x\":1}}", "{\"no\":[1]}", "{\"no\":1}");

    assertThat(read.codes())
        .containsExactly("JSON_NESTED m.ndjson:1 no", "JSON_NESTED m.ndjson:2 no");
  }

  @Test
  void unknownMembersAreToldOnce() throws IOException {
    ReadRows read = lines("{\"no\":1,\"amuont\":5}", "{\"no\":2,\"amuont\":5,\"zz\":{\"a\":1}}");

    assertThat(read.codes())
        .containsExactly("HDR_UNKNOWN m.ndjson:1 amuont", "HDR_UNKNOWN m.ndjson:2 zz");
    assertThat(read.findings().get(0).hint()).isEqualTo("Did you mean `amount`?");
  }

  @Test
  void twoNamesOfOneColumnUseTheFirstDeclared() throws IOException {
    ReadRows read = lines("{\"address\":[{\"city\":\"b\"}],\"city\":\"a\"}");

    assertThat(read.codes()).containsExactly("HDR_TWICE m.ndjson city");
    assertThat(read.cells().get(0).get(1)).isEqualTo("a");
  }

  @Test
  void depthSizeAndBrokenTextAreBounded() throws IOException {
    assertThat(lines("{\"x\":" + "[".repeat(60) + "]".repeat(60) + "}").codes())
        .containsExactly("JSON_LIMIT m.ndjson:1");
    assertThat(lines("{\"no\":\"\\ud800\"}").codes()).containsExactly("ENC_INVALID m.ndjson:1 no");
    assertThat(lines("{\"no\":\"a\\u0000\"}").codes()).containsExactly("ENC_INVALID m.ndjson:1 no");
    Files.write(
        folder.resolve("m.ndjson"), "{\"no\":\"Zo\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(read("m.ndjson", Map.of()).codes()).containsExactly("ENC_INVALID m.ndjson:1");
    write("m.ndjson", "{\"no\":\"" + "x".repeat(300) + "\"}\n{\"no\":2}\n");
    ReadRows small = read("m.ndjson", Map.of("max_record", "100"));
    assertThat(small.codes()).containsExactly("CELL_TOO_LONG m.ndjson:1");
    assertThat(small.cells().get(1).get(0)).isEqualTo("2");
  }

  @Test
  void arraysAreCutItemByItem() throws IOException {
    write("m.json", "[\n{\"no\":\"]}\\\"\"}, {\"no\" 2},\n{\"no\":3}]");

    ReadRows read = read("m.json", Map.of());

    assertThat(read.codes()).containsExactly("JSON_INVALID m.json[]:2");
    assertThat(read.cells()).extracting(row -> row.get(0)).containsExactly("]}\"", "", "3");
  }

  @Test
  void aFileThatEndsTooEarlyIsSaid() throws IOException {
    write("m.json", "[{\"no\":1},{\"no\":2");
    assertThat(read("m.json", Map.of()).codes()).containsExactly("FILE_CUT m.json[]:2");
    write("m.json", "[\n");
    assertThat(read("m.json", Map.of()).codes()).containsExactly("FILE_CUT m.json[]");
    write("m.json", "[{\"no\":1}");
    assertThat(read("m.json", Map.of()).codes()).containsExactly("FILE_CUT m.json[]");
  }

  @Test
  void filesWithoutRowsSayWhy() throws IOException {
    write("m.json", " \n");
    assertThat(read("m.json", Map.of()).codes()).containsExactly("FILE_EMPTY m.json");
    write("m.json", "{\"data\":{}}");
    assertThat(read("m.json", Map.of("rows", "/data")).codes())
        .containsExactly("JSON_SHAPE m.json");
    write("m.json", "{\"data\":");
    assertThat(read("m.json", Map.of("rows", "/list")).codes())
        .containsExactly("JSON_INVALID m.json");
    write("m.json", "[]");
    assertThat(read("m.json", Map.of()).codes()).isEmpty();
    assertThatThrownBy(() -> read("m.json", Map.of("rows", "data")))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("JSON Pointer");
  }

  @Test
  void rejectsKeepTheRecord() throws IOException {
    write("m.json", "[{\n\"no\":1,\n\"x\":\"a b\"}, {}, 5]");
    RecordType type = Records.with(MEMBER, Map.of("file", "m.json"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RecordSource source = new JsonSource().open(type, SourceInput.of(folder));
        RejectWriter writer = source.rejects(out);
        RecordReader reader = source.read(finding -> {})) {
      RowBatch batch = new RowBatch(1 << 12);
      while (reader.read(batch)) {
        reader.parse(batch, finding -> {});
        for (int row = 0; row < batch.rows(); row++) {
          writer.write(batch, row, List.of("A", "B"));
        }
      }
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"_line\":1,\"_codes\":\"A B\", \"no\":1, \"x\":\"a b\"}\n"
                + "{\"_line\":2,\"_codes\":\"A B\"}\n5\n");
  }

  private ReadRows lines(String... lines) throws IOException {
    write("m.ndjson", String.join("\n", lines));
    return read("m.ndjson", Map.of());
  }

  private ReadRows read(String file, Map<String, Object> settings) throws IOException {
    Map<String, Object> all = new java.util.HashMap<>(settings);
    all.put("file", file);
    RecordType type = Records.with(MEMBER, all);
    try (RecordSource source = new JsonSource().open(type, SourceInput.of(folder))) {
      ReadRows large = ReadRows.of(type, source);
      assertThat(ReadRows.of(type, source, 20)).isEqualTo(large);
      return large;
    }
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
