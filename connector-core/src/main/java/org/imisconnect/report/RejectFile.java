package org.imisconnect.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of rejected rows in a source's own layout. Amount and facility are looked for as well as a
 * broken row allows; what cannot be read is left out, since the proof does not rest on it.
 */
final class RejectFile {
  private final List<String> header;
  private final List<List<String>> rows;

  private RejectFile(List<String> header, List<List<String>> rows) {
    this.header = header;
    this.rows = rows;
  }

  static RejectFile none() {
    return new RejectFile(List.of(), List.of());
  }

  static RejectFile read(Path file) throws IOException {
    String text = text(file);
    if (!text.startsWith("_line") && !text.startsWith("\"_line")) {
      return none();
    }
    char delimiter = text.charAt(text.indexOf("_line") + (text.startsWith("\"") ? 6 : 5));
    List<List<String>> rows = new ArrayList<>();
    for (String row : rows(text, delimiter)) {
      rows.add(cells(row, delimiter));
    }
    return new RejectFile(rows.get(0), rows.subList(1, rows.size()));
  }

  /**
   * The texts of the rows. Each begins with its line and codes, so that a quote that never closes
   * swallows no row after its own.
   */
  private static List<String> rows(String text, char delimiter) {
    String edge = Pattern.quote(String.valueOf(delimiter));
    Pattern begin =
        Pattern.compile("\"?(?:[^\"]*:)?[0-9]+\"?" + edge + "[A-Z0-9_ ]*" + edge + ".*");
    List<String> rows = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (rows.isEmpty() || begin.matcher(line).matches()) {
        rows.add(line);
      } else {
        rows.set(rows.size() - 1, rows.get(rows.size() - 1) + '\n' + line);
      }
    }
    return rows;
  }

  /** Cells of one row; where its quotes make no sense, what stands between the delimiters. */
  private static List<String> cells(String row, char delimiter) {
    try {
      return CsvReader.builder().fieldSeparator(delimiter).ofSingleCsvRecord(row).getFields();
    } catch (CsvParseException e) {
      return List.of(row.split(Pattern.quote(String.valueOf(delimiter)), -1));
    }
  }

  private static String text(Path file) throws IOException {
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
            .toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  List<String> header() {
    return header;
  }

  /**
   * Gives on every row.
   *
   * @param money column of the amount; empty for none
   * @param shared column that ties rows to those of another record; empty for none
   * @param facilities business keys that are known
   */
  void each(String money, String shared, Set<String> facilities, Consumer<RejectRow> sink) {
    int amount = header.indexOf(money);
    int parent = header.indexOf(shared);
    for (List<String> cells : rows) {
      if (cells.size() > 2) {
        sink.accept(
            new RejectRow(
                cells.get(0),
                List.of(cells.get(1).split(" ")),
                amount < 2 || amount >= cells.size() ? null : number(cells.get(amount)),
                cells.stream().skip(2).filter(facilities::contains).findFirst().orElse(null),
                parent < 2 || parent >= cells.size() ? 0 : cells.get(parent).hashCode()));
      }
    }
  }

  private static @Nullable BigDecimal number(String cell) {
    try {
      return new BigDecimal(cell.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
