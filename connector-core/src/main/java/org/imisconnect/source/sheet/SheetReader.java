package org.imisconnect.source.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.FoundFile;
import org.imisconnect.source.HeaderMatch;
import org.imisconnect.source.RecordReader;
import org.imisconnect.source.RowFiller;

/** Reads the rows below a sheet's header. Rows without any cell are no rows. */
final class SheetReader implements RecordReader {
  private static final String UNLIKE = "The first row that is not empty has to hold the names.";
  private final RecordType type;
  private final FoundFile file;
  private final String name;
  private final OpenSheet sheet;
  private final CellText text;
  private final RowFiller filler;
  private int[] columns = {};
  private String trouble = "";

  SheetReader(RecordType type, FoundFile file, String name, OpenSheet sheet, FindingSink findings) {
    this.type = type;
    this.file = file;
    this.name = name;
    this.sheet = sheet;
    this.text = new CellText(sheet.from1904());
    header(findings);
    SheetOrigin origin = new SheetOrigin(name, columns, type.columns().size());
    this.filler = new RowFiller(origin, type.columns().size(), !trouble.isEmpty());
  }

  /** Code of the finding for which every row is rejected; empty where none. */
  String trouble() {
    return trouble;
  }

  @Override
  public boolean read(RowBatch batch) throws IOException {
    filler.begin(batch);
    try {
      while (filler.hasRoom() && sheet.rows().hasNext()) {
        fill(sheet.rows().next());
      }
    } catch (RuntimeException damaged) {
      throw OpenSheet.damaged(file, damaged);
    }
    return filler.end();
  }

  @Override
  public void parse(RowBatch batch, FindingSink findings) {
    RowFiller.deliver(batch, findings);
  }

  @Override
  public void close() throws IOException {
    sheet.close();
  }

  private void fill(Row row) {
    if (isEmpty(row)) {
      return;
    }
    filler.row(row.getRowNum());
    for (Cell cell : row) {
      int position = cell == null ? columns.length : cell.getColumnIndex();
      if (cell != null && position < columns.length && columns[position] >= 0) {
        fill(columns[position], cell);
      }
    }
  }

  private void fill(int column, Cell cell) {
    if (CellText.isError(cell)) {
      filler.reject(
          column,
          "CELL_ERROR",
          "the cell holds an error value of the spreadsheet.",
          "Mend the formula, or write the value itself.");
    } else {
      filler.cell(column, text.of(cell, type.columns().get(column)));
    }
  }

  private void header(FindingSink findings) {
    try {
      while (sheet.rows().hasNext()) {
        Row row = sheet.rows().next();
        if (!isEmpty(row)) {
          HeaderMatch match =
              new HeaderMatch(
                  type, new Place(name, row.getRowNum(), 0, ""), names(row), UNLIKE, findings);
          columns = match.columns();
          trouble = match.trouble();
          return;
        }
      }
    } catch (RuntimeException damaged) {
      throw OpenSheet.damaged(file, damaged);
    }
    findings.add(
        Finding.of(
            "FILE_EMPTY",
            Severity.ERROR,
            Place.of(name),
            "the sheet holds nothing, not even a header.",
            "Export it again; a sheet without rows still has its header."));
  }

  private static List<String> names(Row row) {
    List<String> names = new ArrayList<>();
    for (Cell cell : row) {
      names.add(cell == null || cell.getText() == null ? "" : cell.getText().strip());
    }
    while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    return names;
  }

  private static boolean isEmpty(Row row) {
    for (Cell cell : row) {
      if (cell != null && cell.getRawValue() != null && !cell.getRawValue().isBlank()) {
        return false;
      }
    }
    return true;
  }
}
