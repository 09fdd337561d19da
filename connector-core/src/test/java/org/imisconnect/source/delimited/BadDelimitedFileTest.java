package org.imisconnect.source.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imisconnect.finding.ConfigException;
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

/** Input, finding, place: what a delimited file can have wrong. */
class BadDelimitedFileTest {
  private static final RecordType MEMBER = Records.of("member", "no*", "name", "birth:DATE");
  @TempDir Path folder;

  @Test
  void raggedRowsAreRejectedAndCounted() throws IOException {
    ReadRows read = read("no,name,birth\n1,Ann\n2,Ben,2001-01-01\n3,Cem,2002-01-01,x\n");

    assertThat(read.codes()).containsExactly("COL_COUNT member.csv:2", "COL_COUNT member.csv:4");
    assertThat(read.rejected()).containsExactly(true, false, true);
    assertThat(read.cells().get(0)).containsExactly("", "", "");
    assertThat(read.findings().get(0).message()).isEqualTo("found 2 cells, expected 3.");
  }

  @Test
  void wrongCharsetIsFoundInItsCell() throws IOException {
    write("no,name,birth\n1,Ann,\n2,Zoé,\n", Charset.forName("windows-1252"));

    ReadRows read = read(Map.of());

    assertThat(read.codes()).containsExactly("ENC_INVALID member.csv:3 name");
    assertThat(read.rejected()).containsExactly(false, true);
    assertThat(read.cells().get(1)).containsExactly("2", "", "");
    assertThat(read.findings().get(0).message()).isEqualTo("byte E9 is not UTF-8 here.");
  }

  @Test
  void truncatedAndOverlongSequencesAreInvalid() throws IOException {
    for (String bytes : List.of("\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00E2\u0082", "\u00F5")) {
      write("no,name,birth\n1," + bytes + ",\n", StandardCharsets.ISO_8859_1);

      assertThat(read(Map.of()).codes()).containsExactly("ENC_INVALID member.csv:2 name");
    }
  }

  @Test
  void undefinedBytesOfASingleByteSetAreNotReplaced() throws IOException {
    write("no,name,birth\n1,A\u0081,\n2,B,\n", StandardCharsets.ISO_8859_1);

    ReadRows read = read(Map.of("charset", "windows-1252"));

    assertThat(read.codes()).containsExactly("ENC_INVALID member.csv:2 name");
    assertThat(read.rejected()).containsExactly(true, false);
  }

  @Test
  void loneSurrogatesOfUtf16AreInvalid() throws IOException {
    byte[] text = "no,name,birth\n1,XY,\n".getBytes(StandardCharsets.UTF_16LE);
    int x = "no,name,birth\n1,".length() * 2;
    text[x] = 0;
    text[x + 1] = (byte) 0xD8;
    Files.write(folder.resolve("member.csv"), text);

    ReadRows read = read(Map.of("charset", "utf-16le"));

    assertThat(read.codes()).containsExactly("ENC_INVALID member.csv:2 name");
  }

  @Test
  void nulBytesAreInvalid() throws IOException {
    ReadRows read = read("no,name,birth\n1,A\0nn,\n2,Ben,\n");

    assertThat(read.codes()).containsExactly("ENC_INVALID member.csv:2 name");
    assertThat(read.findings().get(0).hint()).contains("UTF-16");
  }

  @Test
  void missingColumnRejectsEveryRowButSaysItOnce() throws IOException {
    ReadRows read = read("name,birth\nAnn,\nBen,\n");

    assertThat(read.codes()).containsExactly("HDR_MISSING member.csv:1");
    assertThat(read.findings().get(0).message())
        .isEqualTo("the header lacks `no`; found `name`, `birth`. Every row is rejected.");
    assertThat(read.rejected()).containsExactly(true, true);
  }

  @Test
  void aRowTakenForAHeaderIsNotShown() throws IOException {
    ReadRows read = read("0071,Chanthavong,1984-01-01\n0072,Ben,1985-01-01\n");

    assertThat(read.codes()).containsExactly("HDR_MISSING member.csv:1");
    assertThat(read.findings().toString()).doesNotContain("Chanthavong").contains("header: no");
  }

  @Test
  void extraColumnIsPassedOverWithTheNameProbablyMeant() throws IOException {
    ReadRows read = read("no,name,brith\n1,Ann,2001-01-01\n");

    assertThat(read.codes())
        .containsExactly("HDR_ABSENT member.csv:1", "HDR_UNKNOWN member.csv:1 brith");
    assertThat(read.findings().get(1).hint()).isEqualTo("Did you mean `birth`?");
    assertThat(read.cells()).containsExactly(List.of("1", "Ann", ""));
  }

  @Test
  void twoColumnsOfOneNameMakeRowsUnusable() throws IOException {
    ReadRows read = read("no,name,birth,name\n1,Ann,,Bea\n");

    assertThat(read.codes()).containsExactly("HDR_DUPLICATE member.csv:1 name");
    assertThat(read.rejected()).containsExactly(true);
  }

  @Test
  void twoSpellingsOfOneColumnUseTheFirstDeclared() throws IOException {
    RecordType type = Records.of("member", "rate_bh|rate");
    Files.writeString(folder.resolve("member.csv"), "rate,rate_bh\n1,2\n");

    ReadRows read = read(type, Map.of());

    assertThat(read.codes()).containsExactly("HDR_TWICE member.csv:1 rate_bh");
    assertThat(read.cells()).containsExactly(List.of("2"));
  }

  @Test
  void emptyFileIsAnErrorAndHeaderAloneIsNot() throws IOException {
    assertThat(read("").codes()).containsExactly("FILE_EMPTY member.csv");
    assertThat(read("\uFEFF\n\n").codes()).containsExactly("FILE_EMPTY member.csv");
    assertThat(read("no,name,birth").codes()).isEmpty();
  }

  @Test
  void fileCutInTheMiddleOfARowIsSaid() throws IOException {
    ReadRows read = read("no,name,birth\n1,Ann,\n2,B");

    assertThat(read.codes()).containsExactly("FILE_CUT member.csv:3");
    assertThat(read.rejected()).containsExactly(false, true);
    assertThat(read("no,name,birth\n1,Ann,\n2,Ben,").codes()).isEmpty();
  }

  @Test
  void unclosedQuoteCostsOneRow() throws IOException {
    ReadRows read = read("no,name,birth\n1,\"Ann,\n2,Ben,2001-01-01\n3,Cem,\n");

    assertThat(read.codes()).containsExactly("QUOTE_OPEN member.csv:2");
    assertThat(read.cells())
        .containsExactly(
            List.of("", "", ""), List.of("2", "Ben", "2001-01-01"), List.of("3", "Cem", ""));
  }

  @Test
  void strayQuoteThatMeetsTheNextOneCostsOneRow() throws IOException {
    ReadRows read = read("no,name,birth\n1,\"Ann,\n2,\"Ben\",2001-01-01\n3,Cem,\n");

    assertThat(read.codes()).containsExactly("QUOTE_OPEN member.csv:2");
    assertThat(read.cells().get(1)).containsExactly("2", "Ben", "2001-01-01");
    assertThat(read.places()).extracting(place -> place.line()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void textAfterAClosingQuoteIsRefused() throws IOException {
    ReadRows read = read("no,name,birth\n1,\"Ann\"x,2001-01-01\n2,5\" pipe,\n");

    assertThat(read.codes()).containsExactly("QUOTE_STRAY member.csv:2 name");
    assertThat(read.cells().get(1)).containsExactly("2", "5\" pipe", "");
  }

  @Test
  void longCellsAreRefusedAndTheNextLineIsRead() throws IOException {
    String longText = "x".repeat(200);
    ReadRows plain = read("no,name,birth\n1," + longText + ",\n2,Ben,\n", "max_cell", "100");
    ReadRows open = read("no,name,birth\n1,\"a\nb" + longText + "\n2,Ben,\n", "max_cell", "100");
    ReadRows row =
        read("no,name,birth\n1," + "x".repeat(2000) + ",\r\n2,Ben,\r\n", "max_cell", "100");

    assertThat(plain.codes()).containsExactly("CELL_TOO_LONG member.csv:2 name");
    assertThat(plain.cells().get(1)).containsExactly("2", "Ben", "");
    assertThat(open.codes())
        .containsExactly("CELL_TOO_LONG member.csv:2", "COL_COUNT member.csv:3");
    assertThat(open.cells().get(2)).containsExactly("2", "Ben", "");
    assertThat(row.codes()).containsExactly("CELL_TOO_LONG member.csv:2");
    assertThat(row.cells().get(1)).containsExactly("2", "Ben", "");
    assertThat(row.places().get(1).line()).isEqualTo(3);
  }

  @Test
  void aCellOf100MegabytesDoesNotFillTheMemory() throws IOException {
    for (String quote : List.of("", "\"")) {
      try (OutputStream out = Files.newOutputStream(folder.resolve("member.csv"))) {
        out.write(("no,name,birth\n1," + quote).getBytes(StandardCharsets.UTF_8));
        byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100; i++) {
          out.write(piece);
        }
        out.write((quote + ",\n2,Ben,\n").getBytes(StandardCharsets.UTF_8));
      }
      RecordType type = Records.with(MEMBER, Map.of("kind", "delimited"));
      try (RecordSource source = new DelimitedSource().open(type, SourceInput.of(folder));
          RecordReader reader = source.read(finding -> {})) {
        RowBatch batch = new RowBatch(1 << 20);
        ReadRows read = ReadRows.none(type);
        while (reader.read(batch)) {
          reader.parse(batch, read.findings()::add);
          read.take(batch);
        }
        assertThat(batch.bytes.length).isLessThan(8 << 20);
        assertThat(read.codes()).containsExactly("CELL_TOO_LONG member.csv:2");
        assertThat(read.cells().get(1)).containsExactly("2", "Ben", "");
      }
    }
  }

  @Test
  void folderWithoutTheFileSaysWhatIsThere() throws IOException {
    Files.writeString(folder.resolve("claims.csv"), "x");
    RecordType type = Records.with(MEMBER, Map.of("kind", "delimited"));

    assertThatThrownBy(() -> new DelimitedSource().open(type, SourceInput.of(folder)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("has no member.csv for record member")
        .hasMessageContaining("Found: claims.csv");
    RecordType optional = Records.with(MEMBER, Map.of("kind", "delimited", "optional", "yes"));
    assertThat(new DelimitedSource().open(optional, SourceInput.of(folder)).exists()).isFalse();
    SourceInput unwanted = new SourceInput(folder, Map.of("file.member", ""));
    assertThat(new DelimitedSource().open(type, unwanted).exists()).isFalse();
  }

  @Test
  void rejectsOfBrokenRowsKeepTheirTextAndReadAgainAlike() throws IOException {
    String text = "no,name,birth\n1,Ann\n2,\"Ben,\n3,\"Cem\"x,\n4,Dan,\n5,E";
    ReadRows first = read(text);
    byte[] rejects = rejects(Map.of());

    assertThat(new String(rejects, StandardCharsets.UTF_8))
        .isEqualTo(
            "_line,_codes,no,name,birth\n2,X Y,1,Ann\n3,X Y,2,\"Ben,\n4,X Y,3,\"Cem\"x,\n"
                + "5,X Y,4,Dan,\n6,X Y,5,E\n");
    Files.write(folder.resolve("member.csv"), rejects);
    ReadRows again = read(Map.of());
    assertThat(again.cells()).isEqualTo(first.cells());
    assertThat(again.rejected()).isEqualTo(first.rejected());
  }

  @Test
  void rejectsWithoutFindingOfTheirOwnNameTheHeaders() throws IOException {
    write("name,birth\nAnn,\n", StandardCharsets.UTF_8);

    String rejects = new String(rejects(Map.of(), List.of()), StandardCharsets.UTF_8);

    assertThat(rejects).isEqualTo("_line,_codes,name,birth\n2,HDR_MISSING,Ann,\n");
  }

  byte[] rejects(Map<String, Object> settings) throws IOException {
    return rejects(settings, List.of("X", "Y"));
  }

  private byte[] rejects(Map<String, Object> settings, List<String> codes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordType type = Records.with(MEMBER, settings);
    try (RecordSource source = new DelimitedSource().open(type, SourceInput.of(folder));
        RejectWriter writer = source.rejects(out);
        RecordReader reader = source.read(finding -> {})) {
      RowBatch batch = new RowBatch(1 << 16);
      while (reader.read(batch)) {
        reader.parse(batch, finding -> {});
        for (int row = 0; row < batch.rows(); row++) {
          writer.write(batch, row, codes);
        }
      }
    }
    return out.toByteArray();
  }

  private ReadRows read(String text, String... settings) throws IOException {
    write(text, StandardCharsets.UTF_8);
    return read(settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]));
  }

  private ReadRows read(Map<String, Object> settings) throws IOException {
    return read(MEMBER, settings);
  }

  /** Every text is read with a large batch and with tiny ones: the same has to come of it. */
  private ReadRows read(RecordType record, Map<String, Object> settings) throws IOException {
    RecordType type = Records.with(record, settings);
    try (RecordSource source = new DelimitedSource().open(type, SourceInput.of(folder))) {
      ReadRows large = ReadRows.of(type, source);
      for (int size = 1; size < 70; size += 3) {
        assertThat(ReadRows.of(type, source, size)).isEqualTo(large);
      }
      return large;
    }
  }

  private void write(String text, Charset charset) throws IOException {
    Files.write(folder.resolve("member.csv"), text.getBytes(charset));
  }
}
