package org.imisconnect.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a workbook of one sheet, cells as they are to be stored: no writer stores an error. */
final class PlainBook {
  private static final String OFFICE = "http://schemas.openxmlformats.org/";
  private static final String MAIN = OFFICE + "spreadsheetml/2006/main";
  private static final String LINKS = OFFICE + "officeDocument/2006/relationships";
  private static final String PACKAGE = OFFICE + "package/2006/";
  private static final String KIND =
      "ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private PlainBook() {}

  static void write(Path path, String sheet, String rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns='%scontent-types'><Default Extension='xml' ContentType='application/xml'/>"
                  .formatted(PACKAGE)
              + "<Override PartName='/xl/workbook.xml' %ssheet.main+xml'/>".formatted(KIND)
              + "<Override PartName='/xl/styles.xml' %sstyles+xml'/>".formatted(KIND)
              + "<Override PartName='/xl/sheet1.xml' %sworksheet+xml'/></Types>".formatted(KIND));
      part(zip, "_rels/.rels", links(link("r1", "officeDocument", "xl/workbook.xml")));
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='%s' sheetId='1' r:id='r1'/>"
                  .formatted(MAIN, LINKS, sheet)
              + "</sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          links(link("r1", "worksheet", "sheet1.xml") + link("r2", "styles", "styles.xml")));
      part(
          zip,
          "xl/styles.xml",
          "<styleSheet xmlns='%s'><cellXfs count='1'><xf numFmtId='0'/></cellXfs></styleSheet>"
              .formatted(MAIN));
      part(
          zip,
          "xl/sheet1.xml",
          "<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows));
    }
  }

  private static String links(String all) {
    return "<Relationships xmlns='%srelationships'>%s</Relationships>".formatted(PACKAGE, all);
  }

  private static String link(String id, String kind, String target) {
    return "<Relationship Id='%s' Type='%s/%s' Target='%s'/>".formatted(id, LINKS, kind, target);
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
