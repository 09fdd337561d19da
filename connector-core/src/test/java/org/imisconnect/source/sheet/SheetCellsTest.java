package org.imisconnect.source.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.imisconnect.finding.ConfigException;
import org.imisconnect.record.Column;
import org.imisconnect.record.RecordType;
import org.imisconnect.source.ReadRows;
import org.imisconnect.source.RecordSource;
import org.imisconnect.source.Records;
import org.imisconnect.source.SourceInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetCellsTest {
  @TempDir Path folder;

  @Test
  void numbersAreWrittenPlainlyAndAsStored() throws IOException {
    assertThat(cell("TEXT", "<c r='A2'><v>71</v></c>")).isEqualTo("71");
    assertThat(cell("MONEY", "<c r='A2' s='4'><v>150000.5</v></c>")).isEqualTo("150000.5");
    assertThat(cell("MONEY", "<c r='A2'><v>12.00</v></c>")).isEqualTo("12.00");
    assertThat(cell("DECIMAL", "<c r='A2'><v>0.10000000000000001</v></c>")).isEqualTo("0.1");
    assertThat(cell("DECIMAL", "<c r='A2'><v>1E-3</v></c>")).isEqualTo("0.001");
    assertThat(cell("DECIMAL", "<c r='A2'><v>1.5E+5</v></c>")).isEqualTo("150000");
    assertThat(cell("TEXT", "<c r='A2'><f>1+1</f><v>2</v></c>")).isEqualTo("2");
  }

  @Test
  void numbersThatLostDigitsArePassedOnAsTheyAre() throws IOException {
    assertThat(cell("CODE", "<c r='A2'><v>1234567890123450</v></c>")).isEqualTo("1234567890123450");
    assertThat(cell("CODE", "<c r='A2'><v>1.2345678901234568E+20</v></c>"))
        .isEqualTo("1.2345678901234568E+20");
  }

  @Test
  void datesFollowTheColumnsTypeAndTheCellsFormat() throws IOException {
    assertThat(cell("DATE", "<c r='A2' s='1'><v>45000</v></c>")).isEqualTo("2023-03-15");
    assertThat(cell("DATE", "<c r='A2'><v>45000</v></c>")).isEqualTo("2023-03-15");
    assertThat(cell("DATE", "<c r='A2'><v>1</v></c>")).isEqualTo("1900-01-01");
    assertThat(cell("DATE", "<c r='A2'><v>59</v></c>")).isEqualTo("1900-02-28");
    assertThat(cell("DATE", "<c r='A2'><v>60</v></c>")).isEqualTo("60");
    assertThat(cell("DATE", "<c r='A2'><v>61</v></c>")).isEqualTo("1900-03-01");
    assertThat(cell("DATE", "<c r='A2'><v>20240131</v></c>")).isEqualTo("20240131");
    assertThat(cell("TEXT", "<c r='A2' s='2'><v>45000</v></c>")).isEqualTo("2023-03-15");
    assertThat(cell("TEXT", "<c r='A2' s='4'><v>45000</v></c>")).isEqualTo("45000");
    assertThat(cell("PARTIAL_DATE", "<c r='A2'><v>2024</v></c>")).isEqualTo("2024");
    assertThat(cell("DATETIME", "<c r='A2' s='3'><v>45000.354166666664</v></c>"))
        .isEqualTo("2023-03-15T08:30:00");
    assertThat(cell("DATE", "<c r='A2' s='3'><v>45000.5</v></c>")).isEqualTo("2023-03-15T12:00:00");
  }

  @Test
  void datesOfThe1904SystemAreItsOwn() throws IOException {
    RawBook.write(folder.resolve("b.xlsx"), true, rows("<c r='A2' s='1'><v>43538</v></c>"));

    assertThat(read(Records.of("people", "x:DATE")).cells()).containsExactly(List.of("2023-03-15"));
  }

  @Test
  void datesTakeTheFormatThatTheColumnDeclares() throws IOException {
    RawBook.write(folder.resolve("b.xlsx"), false, rows("<c r='A2' s='1'><v>45000</v></c>"));
    Column plain = Records.of("people", "x:DATE").columns().get(0);
    Column column =
        new Column(
            plain.name(),
            plain.names(),
            plain.type(),
            "dd/MM/yyyy",
            false,
            false,
            "",
            plain.onInvalid(),
            plain.declared());
    RecordType type = Records.of("people");
    RecordType formatted =
        new RecordType(type.name(), List.of(column), type.layout(), type.declared());

    assertThat(read(formatted).cells()).containsExactly(List.of("15/03/2023"));
  }

  @Test
  void booleansAndTextFormulasGiveTheirValue() throws IOException {
    assertThat(cell("BOOLEAN", "<c r='A2' t='b'><v>1</v></c>")).isEqualTo("true");
    assertThat(cell("BOOLEAN", "<c r='A2' t='b'><f>FALSE()</f><v>0</v></c>")).isEqualTo("false");
    assertThat(cell("TEXT", "<c r='A2' t='str'><f>A1</f><v>s</v></c>")).isEqualTo("s");
    assertThat(cell("TEXT", "<c r='A2' t='inlineStr'><is><t>in</t></is></c>")).isEqualTo("in");
  }

  @Test
  void errorCellsRejectTheirRow() throws IOException {
    for (String error :
        List.of(
            "<c r='B3' t='e'><v>#N/A</v></c>", "<c r='B3' t='e'><f>1/0</f><v>#DIV/0!</v></c>")) {
      RawBook.write(
          folder.resolve("b.xlsx"),
          false,
          "<row r='1'><c r='A1' t='str'><v>no</v></c><c r='B1' t='str'><v>x</v></c></row>"
              + "<row r='3'><c r='A3'><v>1</v></c>"
              + error
              + "</row>");

      ReadRows read = read(Records.of("people", "no", "x"));

      assertThat(read.codes()).containsExactly("CELL_ERROR b.xlsx#people:3 B3");
      assertThat(read.rejected()).containsExactly(true);
      assertThat(read.cells()).containsExactly(List.of("1", ""));
    }
  }

  @Test
  void emptySheetAndWrongHeaderAreFindings() throws IOException {
    RawBook.write(folder.resolve("b.xlsx"), false, "");
    assertThat(read(Records.of("people", "x*")).codes())
        .containsExactly("FILE_EMPTY b.xlsx#people");

    RawBook.write(folder.resolve("b.xlsx"), false, rows("<c r='A2'><v>1</v></c>"));
    ReadRows wrong = read(Records.of("people", "no*"));
    assertThat(wrong.codes()).containsExactly("HDR_MISSING b.xlsx#people:1");
    assertThat(wrong.rejected()).containsExactly(true);
  }

  @Test
  void aWorkbookWithoutTheSheetSaysWhichItHas() throws IOException {
    RawBook.write(folder.resolve("b.xlsx"), false, "");

    assertThatThrownBy(() -> open(Records.of("claims", "x")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "b.xlsx has no sheet `claims` for record claims. It has people. Rename the sheet, or"
                + " set `sheet:` in the record's layout.");
    RecordType optional = Records.with(Records.of("claims", "x"), Map.of("optional", "yes"));
    assertThat(new SheetSource().open(optional, SourceInput.of(folder)).exists()).isFalse();
  }

  @Test
  void aZipBombIsNotOpened() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("b.xlsx"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    assertThatThrownBy(() -> open(Records.of("people", "x")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("FILE_REFUSED: b.xlsx: a part of it unzips to more than 300 times");
    RecordType small = Records.with(Records.of("people", "x"), Map.of("max_unzipped", "10"));
    assertThatThrownBy(() -> new SheetSource().open(small, SourceInput.of(folder)))
        .hasMessageContaining("unzipped it has more than 10 MB");
  }

  @Test
  void manyPartsOldFilesAndOtherFilesAreRefused() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("b.xlsx"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < 6000; i++) {
        RawBook.part(zip, "p" + i, "");
      }
    }
    assertThatThrownBy(() -> open(Records.of("people", "x"))).hasMessageContaining("6000 parts");
    Files.write(folder.resolve("b.xlsx"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
    assertThatThrownBy(() -> open(Records.of("people", "x"))).hasMessageContaining("old .xls");
    Files.writeString(folder.resolve("b.xlsx"), "no,name\n");
    assertThatThrownBy(() -> open(Records.of("people", "x")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no workbook, or is damaged");
  }

  private String cell(String type, String cell) throws IOException {
    RawBook.write(folder.resolve("b.xlsx"), false, rows(cell));
    ReadRows read = read(Records.of("people", "x:" + type));
    assertThat(read.findings()).isEmpty();
    return read.cells().get(0).get(0);
  }

  private static String rows(String cell) {
    return "<row r='1'><c r='A1' t='str'><v>x</v></c></row><row r='2'>" + cell + "</row>";
  }

  private ReadRows read(RecordType type) throws IOException {
    try (RecordSource source = open(type)) {
      return ReadRows.of(type, source);
    }
  }

  private RecordSource open(RecordType type) {
    return new SheetSource().open(type, SourceInput.of(folder));
  }
}
