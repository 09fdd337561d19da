package org.imisconnect.source.json;

import java.io.Closeable;
import java.io.IOException;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.record.RecordType;
import org.imisconnect.record.RowBatch;
import org.imisconnect.source.RowFiller;
import org.imisconnect.source.json.JsonCutter.Cut;

/** Reads the records of one file. One thread. */
final class JsonFileReader implements Closeable {
  private static final int KEPT = 64;
  private final JsonCutter cutter;
  private final JsonLayout layout;
  private final String name;
  private final RowFiller filler;
  private final RecordParser parser;
  private boolean ended;

  JsonFileReader(OpenJson open, RecordType type, JsonLayout layout, long ordinal) {
    this.cutter = open.cutter();
    this.layout = layout;
    this.name = open.name();
    this.filler =
        new RowFiller(new JsonOrigin(name, type), type.columns().size(), false).from(ordinal);
    UnknownMembers unknown = new UnknownMembers(name, type, filler::tell);
    this.parser = new RecordParser(type, layout, filler, unknown);
  }

  /** Looks whether there are records at all, and closes the file. */
  void begin(FindingSink findings) throws IOException {
    try (cutter) {
      if (cutter.isAtEnd() && cutter.next() == Cut.ARRAY_OPEN) {
        findings.add(arrayOpen());
      }
    }
  }

  boolean fill(RowBatch batch) throws IOException {
    filler.begin(batch);
    // the end belongs to the batch of the last record, which gives what is found there
    while (!ended && (filler.hasRoom() || cutter.isAtEnd())) {
      Cut cut = cutter.next();
      if (cut == Cut.END || cut == Cut.ARRAY_OPEN) {
        ended = true;
        if (cut == Cut.ARRAY_OPEN) {
          filler.tell(arrayOpen());
        }
      } else {
        row(cut);
      }
    }
    return filler.end();
  }

  @Override
  public void close() throws IOException {
    cutter.close();
  }

  private void row(Cut cut) throws IOException {
    filler.row(cutter.place());
    if (cut == Cut.WHOLE) {
      filler.raw(cutter.text(), 0, cutter.size());
      parser.parse(cutter.text(), cutter.size(), cutter.place());
    } else if (cut == Cut.TOO_LONG) {
      filler.raw(cutter.text(), 0, Math.min(KEPT, cutter.size()));
      filler.reject(
          -1,
          "CELL_TOO_LONG",
          "a record has more than " + layout.maxRecord() + " bytes; it was passed over.",
          "Mend the export, or raise `max_record` in the record's layout.");
    } else {
      ended = true;
      filler.raw(cutter.text(), 0, cutter.size());
      filler.reject(
          -1,
          "FILE_CUT",
          "the file ends within the record that begins in line " + cutter.textLine() + ".",
          "Fetch the file again, whole.");
    }
  }

  private Finding arrayOpen() {
    return Finding.of(
        "FILE_CUT",
        Severity.ERROR,
        Place.of(name),
        "the file ends before the array of its records does.",
        "Fetch the file again, whole.");
  }
}
