package org.imisconnect.source.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a workbook part by part, so that a test says exactly what each cell stores. */
final class RawBook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String REL =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

  private RawBook() {}

  /** Style 1 is the built-in short date, 2 is dd/mm/yyyy, 3 is a date with time, 4 a number. */
  static void write(Path path, boolean from1904, String rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns='"
              + PACKAGE
              + "content-types'>"
              + "<Default Extension='xml' ContentType='application/xml'/>"
              + type("/xl/workbook.xml", "sheet.main")
              + type("/xl/worksheets/sheet1.xml", "worksheet")
              + type("/xl/styles.xml", "styles")
              + "</Types>");
      part(
          zip,
          "_rels/.rels",
          "<Relationships xmlns='"
              + PACKAGE
              + "relationships'>"
              + link("rId1", "officeDocument", "xl/workbook.xml")
              + "</Relationships>");
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns='"
              + MAIN
              + "' xmlns:r='"
              + REL
              + "'><workbookPr date1904='"
              + (from1904 ? 1 : 0)
              + "'/><sheets><sheet name='people' sheetId='1' r:id='rId1'/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns='"
              + PACKAGE
              + "relationships'>"
              + link("rId1", "worksheet", "worksheets/sheet1.xml")
              + link("rId2", "styles", "styles.xml")
              + "</Relationships>");
      part(
          zip,
          "xl/styles.xml",
          "<styleSheet xmlns='"
              + MAIN
              + "'><numFmts count='2'>"
              + "<numFmt numFmtId='164' formatCode='dd/mm/yyyy'/>"
              + "<numFmt numFmtId='165' formatCode='[$-41E]d mmm yyyy h:mm'/></numFmts>"
              + "<cellXfs count='5'><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/>"
              + "<xf numFmtId='165'/><xf numFmtId='4'/></cellXfs></styleSheet>");
      part(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData></worksheet>");
    }
  }

  static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String type(String part, String kind) {
    return "<Override PartName='"
        + part
        + "' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml."
        + kind
        + "+xml'/>";
  }

  private static String link(String id, String kind, String target) {
    return "<Relationship Id='"
        + id
        + "' Type='"
        + REL
        + "/"
        + kind
        + "' Target='"
        + target
        + "'/>";
  }
}
