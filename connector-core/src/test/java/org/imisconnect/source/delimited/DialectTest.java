package org.imisconnect.source.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.finding.Finding;
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

class DialectTest {
  private static final RecordType PAT = Records.of("pat", "hn*", "name|full name", "born");
  private static final List<List<String>> TWO =
      List.of(List.of("1", "Ann, A", "x"), List.of("2", "Ben", ""));
  @TempDir Path folder;

  @Test
  void delimitersAreGivenOrFound() throws IOException {
    assertThat(read("hn;name;born\n1;Ann, A;x\n2;Ben;\n", "delimiter", ";")).isEqualTo(TWO);
    assertThat(read("hn\tname\tborn\n1\tAnn, A\tx\n2\tBen\t\n", "delimiter", "tab")).isEqualTo(TWO);
    for (String delimiter : List.of(",", ";", "\t", "|")) {
      String text = "hn,name,born\n1,\"Ann, A\",x\n2,Ben,\n".replaceAll(",(?! )", "\\" + delimiter);
      assertThat(read(text, "delimiter", "auto")).isEqualTo(TWO);
    }
    assertThat(read("1|Ann, A|x\n2|Ben|\n", "delimiter", "auto", "header", "no")).isEqualTo(TWO);
  }

  @Test
  void charsetsAreDecoded() throws IOException {
    String text = "hn,name,born\n1,สมชาย,x\n2,Ben,\n";
    for (String charset : List.of("windows-874", "TIS-620", "UTF-16LE", "UTF-16BE", "utf-8")) {
      Files.write(folder.resolve("pat.csv"), text.getBytes(Charset.forName(charset)));

      ReadRows read = read(Map.of("charset", charset));

      assertThat(read.cells().get(0)).containsExactly("1", "สมชาย", "x");
      assertThat(read.findings()).isEmpty();
    }
  }

  @Test
  void byteOrderMarksDecideAndAreDropped() throws IOException {
    String text = "\uFEFFhn,name,born\n1,สมชาย,x\n";
    for (String charset : List.of("utf-8", "UTF-16LE", "UTF-16BE", "UTF-32LE")) {
      Files.write(folder.resolve("pat.csv"), text.getBytes(Charset.forName(charset)));

      assertThat(read(Map.of()).cells()).containsExactly(List.of("1", "สมชาย", "x"));
      assertThat(read(Map.of("charset", "windows-874")).codes())
          .containsExactly("ENC_MARK pat.csv");
    }
  }

  @Test
  void quotesAndLineEndsWithinCellsKeepLineNumbers() throws IOException {
    write("hn,name,born\r\n1,\"a\r\nb\nc\rd\",\"\"\"q\"\"\"\r2,\"\", \" x \" \n\n3,y,\n");

    ReadRows read = read(Map.of());

    assertThat(read.cells())
        .containsExactly(
            List.of("1", "a\r\nb\nc\rd", "\"q\""), List.of("2", "", " x "), List.of("3", "y", ""));
    assertThat(read.places()).extracting(place -> place.line()).containsExactly(2L, 6L, 8L);
  }

  @Test
  void blanksAreTrimmedUnlessAsked() throws IOException {
    assertThat(read("hn,name,born\n 1 ,\t a b\t,  \n")).containsExactly(List.of("1", "a b", ""));
    assertThat(read("hn,name,born\n 1 , a b,  \n", "trim", "no"))
        .containsExactly(List.of(" 1 ", " a b", "  "));
  }

  @Test
  void commentsAndBlankLinesAreNoRows() throws IOException {
    write("# made today\n\nhn,name,born\n#x\n1,a,b\n\n# \"open\n2,c,d\n\u001A");

    ReadRows read = read(Map.of("comment", "#"));

    assertThat(read.cells()).containsExactly(List.of("1", "a", "b"), List.of("2", "c", "d"));
    assertThat(read.places()).extracting(place -> place.line()).containsExactly(5L, 8L);
    assertThat(read.codes()).isEmpty();
  }

  @Test
  void withoutQuotesAQuoteIsText() throws IOException {
    assertThat(read("hn|name|born\n1|\"a|b\"\n", "quote", "none", "delimiter", "|"))
        .containsExactly(List.of("1", "\"a", "b\""));
  }

  @Test
  void columnsMayStandInAnyOrderUnderAnyOfTheirNames() throws IOException {
    write("born,extra,full name,_codes,hn,_line\nx,-,Ann,OLD,1,12\n");

    ReadRows read = read(Map.of());

    assertThat(read.cells()).containsExactly(List.of("1", "Ann", "x"));
    assertThat(read.codes()).containsExactly("HDR_UNKNOWN pat.csv:1 extra");
    assertThat(read.places().get(0)).hasToString("pat.csv:2 hn");
    assertThat(read.places().get(0).column()).isEqualTo(5);
  }

  @Test
  void severalFilesAreReadInOrderOfTheirNames() throws IOException {
    Files.writeString(folder.resolve("pat-2.csv"), "hn,born,name\n3,z,c\n");
    Files.writeString(folder.resolve("pat-1.csv"), "hn,name,born\n1,a,x\n2,b,y");
    Files.writeString(folder.resolve("other.csv"), "hn\n");

    ReadRows read = read(Map.of("file", "pat-*.csv"));

    assertThat(read.cells()).extracting(row -> row.get(1)).containsExactly("a", "b", "c");
    assertThat(read.ordinals()).containsExactly(0L, 1L, 2L);
    assertThat(read.places())
        .extracting(place -> place.file() + ":" + place.line())
        .containsExactly("pat-1.csv:2", "pat-1.csv:3", "pat-2.csv:2");
    assertThat(rejects(Map.of("file", "pat-*.csv"), StandardCharsets.UTF_8))
        .isEqualTo(
            "_line,_codes,hn,name,born\npat-1.csv:2,C,1,a,x\npat-1.csv:3,C,2,b,y\n"
                + "pat-2.csv:2,C,3,c,z\n");
  }

  @Test
  void whatIsWrongWithAnyHeaderIsKnownBeforeTheFirstRow() throws IOException {
    Files.writeString(folder.resolve("pat-1.csv"), "hn,name,born\n1,a,x\n");
    Files.writeString(folder.resolve("pat-2.csv"), "name,born\nb,y\n");
    Files.writeString(folder.resolve("pat-3.csv"), "");
    RecordType type = Records.with(PAT, Map.of("file", "pat-*.csv"));
    List<Finding> findings = new ArrayList<>();

    try (RecordSource source = open(type, SourceInput.of(folder))) {
      source.read(findings::add).close();
      assertThat(source.files()).hasSize(3);
    }
    assertThat(findings).extracting(Finding::code).containsExactly("HDR_MISSING", "FILE_EMPTY");
  }

  @Test
  void theInputMayBeOneFileOrNameIt() throws IOException {
    Path file = folder.resolve("PAT.CSV");
    Files.writeString(file, "hn,name,born\n1,a,x\n");
    RecordType type = Records.with(PAT, Map.of());

    assertThat(open(type, SourceInput.of(folder)).exists()).isTrue();
    assertThat(open(type, SourceInput.of(file)).exists()).isTrue();
    assertThat(open(type, SourceInput.of(file)).size()).isEqualTo(19);
    RecordType other = Records.of("other", "x");
    assertThat(open(other, SourceInput.of(file)).exists()).isFalse();
    SourceInput named = new SourceInput(folder, Map.of("file.other", "*.CSV"));
    assertThat(open(other, named).exists()).isTrue();
    assertThatThrownBy(() -> open(type, SourceInput.of(folder.resolve("none"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("there is no file or folder");
  }

  @Test
  void rejectsStayInTheirCharset() throws IOException {
    Charset thai = Charset.forName("windows-874");
    Files.write(folder.resolve("pat.csv"), "1;สมชาย;\n2;\"a;b\";c\n".getBytes(thai));
    Map<String, Object> settings =
        Map.of("charset", "windows-874", "header", "no", "delimiter", ";");
    ReadRows first = read(settings);

    String rejects = rejects(settings, thai);

    assertThat(rejects).isEqualTo("_line;_codes;hn;name;born\n1;C;1;สมชาย;\n2;C;2;\"a;b\";c\n");
    Files.write(folder.resolve("pat.csv"), rejects.getBytes(thai));
    assertThat(read(settings).cells()).isEqualTo(first.cells());
  }

  @Test
  void rejectsOfAFileWithAMarkHaveOneToo() throws IOException {
    write("\uFEFFhn,name,born\n1,ສົມ,\n");

    assertThat(rejects(Map.of(), StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF_line,_codes,hn,name,born\n2,C,1,ສົມ,\n");
  }

  @Test
  void mistakesInTheLayoutAreAllShownAtOnce() {
    RecordType type =
        Records.with(
            PAT, Map.of("charset", "utf-9", "delimeter", ";", "header", "maybe", "quote", "''"));

    assertThatThrownBy(() -> open(type, SourceInput.of(folder)))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("no setting `delimeter`. Did you mean `delimiter`?")
        .hasMessageContaining("`charset` names no known character set")
        .hasMessageContaining("`header` takes yes or no")
        .hasMessageContaining("`quote` takes one ASCII character");
  }

  private List<List<String>> read(String text, String... settings) throws IOException {
    write(text);
    return read(settings.length == 0
            ? Map.of()
            : settings.length == 2
                ? Map.of(settings[0], settings[1])
                : Map.of(settings[0], settings[1], settings[2], settings[3]))
        .cells();
  }

  private ReadRows read(Map<String, Object> settings) throws IOException {
    RecordType type = Records.with(PAT, settings);
    try (RecordSource source = open(type, SourceInput.of(folder))) {
      ReadRows large = ReadRows.of(type, source);
      for (int size = 1; size < 70; size += 3) {
        assertThat(ReadRows.of(type, source, size)).isEqualTo(large);
      }
      return large;
    }
  }

  private String rejects(Map<String, Object> settings, Charset charset) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordType type = Records.with(PAT, settings);
    try (RecordSource source = open(type, SourceInput.of(folder));
        RejectWriter writer = source.rejects(out);
        RecordReader reader = source.read(finding -> {})) {
      RowBatch batch = new RowBatch(1 << 16);
      while (reader.read(batch)) {
        reader.parse(batch, finding -> {});
        for (int row = 0; row < batch.rows(); row++) {
          writer.write(batch, row, List.of("C"));
        }
      }
    }
    return out.toString(charset);
  }

  private static RecordSource open(RecordType type, SourceInput input) {
    return new DelimitedSource().open(type, input);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("pat.csv"), text);
  }
}
