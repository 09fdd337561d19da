package org.imisconnect.receiver;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.imisconnect.finding.Finding;
import org.imisconnect.finding.FindingSink;
import org.imisconnect.finding.Place;
import org.imisconnect.finding.Severity;
import org.imisconnect.value.Shape;
import org.jspecify.annotations.Nullable;

/** Reads one crosswalk file strictly: every line is a row or a finding. One thread. */
final class CrosswalkFile {
  private static final List<String> HEADER = List.of("source", "target", "from", "to", "note");

  private final Path file;
  private final String name;
  private final FindingSink findings;
  private final List<Crosswalk.Row> rows = new ArrayList<>();

  private CrosswalkFile(Path file, String name, FindingSink findings) {
    this.file = file;
    this.name = name;
    this.findings = findings;
  }

  static List<Crosswalk.Row> read(Path folder, CrosswalkKind kind, FindingSink findings)
      throws IOException {
    Path file = folder.resolve(kind.fileName());
    CrosswalkFile reading = new CrosswalkFile(file, "crosswalk/" + kind.fileName(), findings);
    if (Files.exists(file)) {
      reading.read();
    }
    return reading.rows;
  }

  private void read() throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      invalid(0, "not UTF-8.", "Save it as \"CSV UTF-8\".");
      return;
    }
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    // Excel writes semicolons where the comma is the decimal sign.
    int end = text.indexOf('\n');
    boolean semicolons = (end < 0 ? text : text.substring(0, end)).indexOf(';') >= 0;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(semicolons ? ';' : ',')
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      boolean header = true;
      for (CsvRecord line : csv) {
        if (header && !line.getFields().equals(HEADER)) {
          invalid(1, "another header.", "Allowed: " + String.join(",", HEADER) + ".");
          return;
        }
        if (!header) {
          readRow(line);
        }
        header = false;
      }
    } catch (CsvParseException e) {
      invalid(0, "not a CSV file: a quotation mark is not closed or a line is too long.", "");
    }
  }

  private void readRow(CsvRecord line) {
    long number = line.getStartingLineNumber();
    if (line.getFieldCount() != HEADER.size()) {
      invalid(
          number,
          line.getFieldCount() + " cells.",
          "Each line has " + HEADER.size() + ": " + String.join(",", HEADER) + ".");
      return;
    }
    List<String> cells = line.getFields().stream().map(String::strip).toList();
    if (cells.get(0).isEmpty() || cells.get(1).isEmpty()) {
      invalid(number, "no source or no target.", "Fill both, or remove the line.");
      return;
    }
    try {
      LocalDate from = day(cells.get(2));
      LocalDate to = day(cells.get(3));
      if (from != null && to != null && to.isBefore(from)) {
        invalid(number, "`to` is before `from`.", "Exchange the two days.");
        return;
      }
      rows.add(
          new Crosswalk.Row(
              cells.get(0), cells.get(1), from, to, cells.get(4), Place.of(name, number, 0)));
    } catch (DateTimeParseException e) {
      String found = Shape.of(String.valueOf(e.getParsedString()));
      invalid(number, "not a date (" + found + ").", "Write days as yyyy-MM-dd, or leave empty.");
    }
  }

  private static @Nullable LocalDate day(String cell) {
    return cell.isEmpty() ? null : LocalDate.parse(cell);
  }

  private void invalid(long line, String message, String hint) {
    Place place = Place.of(name, line, 0);
    findings.add(Finding.of("CROSSWALK_INVALID", Severity.ERROR, place, message, hint));
  }
}
